import * as z from 'zod/mini';
import { citizenAt, SIGNED_IN, staff } from '../access.js';
import { DateText } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import { Act, DelegateKind, Delegation, DelegationScope, DelegationState } from './delegation.js';

const id = z.string().check(z.maxLength(64));
const byId = z.strictObject({ id });
const party = citizenAt(3);
const phone = z.string().check(z.regex(/^1[3-9]\d{9}$/, '手机号是 11 位数字，请检查'));
const userCode = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, '办事码在对方的「我的」里'));
/** Name and number of the identity card. */
const identity = {
  name: z.string().check(z.minLength(2), z.maxLength(30)),
  idNumber: z.string().check(z.regex(/^\d{17}[\dXx]$/, '身份证号是 18 位数字，最后一位可能是 X')),
};

export const askDelegation = defineRoute({
  method: 'POST',
  path: '/api/delegations',
  summary: '授权给人，或请人授权；没有提出的一方同意后才生效，24 小时内有效',
  access: party,
  body: z.strictObject({
    /** Which side the caller is on. */
    as: z.enum(['principal', 'delegate']),
    other: z.union([z.strictObject({ phone }), z.strictObject({ userCode })]),
    kind: DelegateKind,
    scope: DelegationScope,
    validTo: DateText,
  }),
  reply: Delegation,
  status: 201,
  refusals: [],
  idempotent: true,
});

export const acceptDelegation = defineRoute({
  method: 'POST',
  path: '/api/delegations/:id/accept',
  summary: '同意：被请求的一方',
  access: party,
  params: byId,
  body: z.strictObject({}),
  reply: Delegation,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const rejectDelegation = defineRoute({
  method: 'POST',
  path: '/api/delegations/:id/reject',
  summary: '不同意：被请求的一方',
  access: party,
  params: byId,
  body: z.strictObject({}),
  reply: Delegation,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const revokeDelegation = defineRoute({
  method: 'POST',
  path: '/api/delegations/:id/revoke',
  summary: '撤销：任何一方，下一次请求起失效；草稿归本人',
  access: party,
  params: byId,
  body: z.strictObject({ reason: z.optional(z.string().check(z.maxLength(100))) }),
  reply: Delegation,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const listDelegations = defineRoute({
  method: 'GET',
  path: '/api/delegations',
  summary: '谁替我办，我替谁办；结束的也在',
  access: party,
  query: z.strictObject({
    ...pageQuery,
    role: z.optional(z.enum(['principal', 'delegate'])),
    state: z.optional(DelegationState),
  }),
  reply: listOf(Delegation),
  refusals: [],
});

export const getDelegation = defineRoute({
  method: 'GET',
  path: '/api/delegations/:id',
  summary: '一份授权',
  access: party,
  params: byId,
  reply: Delegation,
  refusals: ['NOT_FOUND'],
});

export const startActing = defineRoute({
  method: 'POST',
  path: '/api/sessions/acting',
  summary: '开始替人办：换一个 15 分钟内有效的代办令牌（RFC 8693：sub 是本人，act 是代办人）',
  access: party,
  body: z.strictObject({ delegationId: id }),
  reply: z.object({
    accessToken: z.string(),
    /** Seconds. */
    expiresIn: z.int(),
    delegation: Delegation,
  }),
  status: 201,
  refusals: ['NOT_FOUND', 'DELEGATION_INACTIVE'],
});

export const stopActing = defineRoute({
  method: 'DELETE',
  path: '/api/sessions/acting',
  summary: '退出代办：这个代办令牌作废',
  access: SIGNED_IN,
  reply: Nothing,
  status: 204,
  refusals: [],
  acting: 'always',
});

export const listActs = defineRoute({
  method: 'GET',
  path: '/api/me/acts',
  summary: '谁替我办了什么，最新的在前',
  access: SIGNED_IN,
  query: z.strictObject({ ...pageQuery }),
  reply: listOf(Act),
  refusals: [],
});

export const getActsPaper = defineRoute({
  method: 'GET',
  path: '/api/delegations/:id/acts/paper',
  summary: '这份授权下办过的事，打印给老人（PDF）',
  access: { kind: 'session', roles: ['citizen', 'enterprise', 'helper', 'clerk', 'town-clerk', 'lead'] },
  params: byId,
  media: 'application/pdf',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
});

export const recordConsent = defineRoute({
  method: 'POST',
  path: '/api/staff/consents',
  summary: '窗口或上门当面授权：老人没有手机也能办；要读出授权内容，还要一位见证人',
  access: staff('clerk', 'town-clerk'),
  body: z.strictObject({
    principal: z.strictObject({ ...identity, phone: z.optional(phone) }),
    delegate: z.strictObject({ userCode }),
    kind: DelegateKind,
    scope: DelegationScope,
    validTo: DateText,
    evidence: z.strictObject({
      /** How the identity card was read. */
      identity: z.enum(['cardReader', 'sight']),
      wasReadOut: z.literal(true, '请先把授权内容读给老人听'),
      mark: z.enum(['signature', 'thumbprint']),
      /** Where the signed 委托书 is kept. */
      note: z.string().check(z.minLength(2), z.maxLength(200)),
    }),
    witness: z.strictObject(identity),
  }),
  reply: Delegation,
  status: 201,
  refusals: [],
  idempotent: true,
});
