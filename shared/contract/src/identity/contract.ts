import * as z from 'zod/mini';
import { citizenAt, PUBLIC, RealNameLevel, Role, SIGNED_IN, staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf } from '../list.js';
import { defineRoute, Nothing } from '../route.js';

/** Who is signed in, as every screen and the session token know them. Names are masked by the platform. */
export const SessionUser = z.object({
  id: z.string(),
  nameMasked: z.string(),
  level: RealNameLevel,
  roles: z.array(Role),
  /** Region code a member of staff or a helper answers for; includes everything below it. */
  region: z.optional(z.string()),
  hallId: z.optional(z.string()),
  windowIds: z.optional(z.array(z.string())),
});
export type SessionUser = z.infer<typeof SessionUser>;

export const Me = z.object({
  ...SessionUser.shape,
  /** 60 and above: the app offers 长辈版 once. */
  isElder: z.boolean(),
  title: z.string(),
  /** 办事码: how others name this account when they grant or ask for a delegation. */
  userCode: z.string(),
  /** While acting: in whose name. `id` and everything above are then the principal's. */
  acting: z.optional(z.object({ delegationId: z.string(), delegateMasked: z.string() })),
});
export type Me = z.infer<typeof Me>;

export const SignedIn = z.object({
  accessToken: z.string(),
  /** Seconds. */
  expiresIn: z.int(),
  user: SessionUser,
  /** Only for callers without an Origin (mini-programs); a browser gets it as an HttpOnly cookie instead. */
  refreshToken: z.optional(z.string()),
});
export type SignedIn = z.infer<typeof SignedIn>;

const SignInRequest = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('wechat'), code: z.string().check(z.minLength(1), z.maxLength(128)) }),
  z.strictObject({
    provider: z.literal('staff'),
    account: z.string().check(z.regex(/^[\w-]{1,40}$/, '账号是字母、数字和 -，不超过 40 位')),
    password: z.string().check(z.minLength(1), z.maxLength(128)),
    otp: z.string().check(z.regex(/^\d{6}$/, '动态码是 6 位数字')),
  }),
  z.strictObject({ provider: z.literal('demo'), account: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)) }),
]);
export type SignInRequest = z.output<typeof SignInRequest>;

export const signIn = defineRoute({
  method: 'POST',
  path: '/api/sessions',
  summary: '登录',
  access: PUBLIC,
  body: SignInRequest,
  reply: SignedIn,
  status: 201,
  refusals: ['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'WECHAT_NOT_CONFIGURED'],
});

export const refreshSession = defineRoute({
  method: 'POST',
  path: '/api/sessions/refresh',
  summary: '续期：换一对新令牌，旧的作废',
  access: { kind: 'refreshToken' },
  body: z.strictObject({ refreshToken: z.optional(z.string().check(z.maxLength(2048))) }),
  reply: SignedIn,
  refusals: [],
});

export const signOut = defineRoute({
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: '退出登录',
  access: SIGNED_IN,
  reply: Nothing,
  status: 204,
  refusals: [],
});

export const getMe = defineRoute({
  method: 'GET',
  path: '/api/me',
  summary: '我是谁',
  access: SIGNED_IN,
  reply: Me,
  refusals: [],
  acting: 'always',
});

export const SessionInfo = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant,
  isCurrent: z.boolean(),
});

export const listSessions = defineRoute({
  method: 'GET',
  path: '/api/me/sessions',
  summary: '我在哪些设备上登录着',
  access: SIGNED_IN,
  reply: listOf(SessionInfo),
  refusals: [],
});

export const endSession = defineRoute({
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  summary: '让一台设备退出登录',
  access: SIGNED_IN,
  params: z.strictObject({ id: z.string() }),
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND'],
});

const RealName = {
  name: z.string().check(z.minLength(2), z.maxLength(30)),
  idNumber: z.string().check(z.regex(/^\d{17}[\dXx]$/, '身份证号是 18 位数字，最后一位可能是 X')),
};

export const proveRealName = defineRoute({
  method: 'POST',
  path: '/api/me/real-name',
  summary: '核对姓名和身份证号，升到实名 2 级',
  access: citizenAt(1),
  body: z.strictObject(RealName),
  reply: Me,
  refusals: ['RATE_LIMITED'],
});

export const proveFace = defineRoute({
  method: 'POST',
  path: '/api/me/real-name/face',
  summary: '刷脸核验，升到实名 3 级；没有开通刷脸的地方答 503',
  access: citizenAt(2),
  body: z.strictObject({
    /** Names the face check that this person has passed. */
    verifyId: z.string().check(z.minLength(1), z.maxLength(128)),
  }),
  reply: Me,
  refusals: [],
});

export const checkIdentity = defineRoute({
  method: 'POST',
  path: '/api/staff/identity-checks',
  summary: '窗口当面核对身份，这个人的账号升到实名 3 级',
  access: staff('clerk'),
  body: z.strictObject({
    ...RealName,
    /** What the clerk held in hand, e.g. 「身份证原件，本人到场」; kept sealed with who checked and when. */
    evidence: z.string().check(z.minLength(2), z.maxLength(200)),
  }),
  reply: z.object({
    nameMasked: z.string(),
    /** How many accounts of this person are at level 3 now; 0 when the person has not signed in yet. */
    accounts: z.int(),
  }),
  refusals: ['RATE_LIMITED'],
});

export const Colleague = z.object({ id: z.string(), title: z.string(), roles: z.array(Role) });

export const listColleagues = defineRoute({
  method: 'GET',
  path: '/api/staff/colleagues',
  summary: '本地区可以派单的同事',
  access: staff('lead', 'supervisor'),
  reply: listOf(Colleague),
  refusals: [],
});

export const DemoAccount = z.object({
  account: z.string(),
  title: z.string(),
  note: z.string(),
  roles: z.array(Role),
  userCode: z.string(),
});

export const listDemoAccounts = defineRoute({
  method: 'GET',
  path: '/api/demo/accounts',
  summary: '演示账号',
  access: { kind: 'demo' },
  reply: listOf(DemoAccount),
  refusals: [],
});
