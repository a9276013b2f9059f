import * as z from 'zod/mini';
import { citizenAt, SIGNED_IN } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import { ConsentDocument } from './consent-documents.js';
import { Me, SessionInfo } from './contract.js';

export const Consent = z.object({
  document: ConsentDocument,
  title: z.string(),
  /** The version that is asked for today. */
  version: z.string(),
  /** The last agreement that was not withdrawn; null: never, or withdrawn. */
  agreed: z.nullable(z.object({ version: z.string(), at: Instant })),
  /** Agreed to today's version. */
  isCurrent: z.boolean(),
});
export type Consent = z.infer<typeof Consent>;

export const listConsents = defineRoute({
  method: 'GET',
  path: '/api/me/consents',
  summary: '我同意过什么（个人信息保护法 第十四条）',
  access: SIGNED_IN,
  reply: listOf(Consent),
  refusals: [],
});

export const giveConsent = defineRoute({
  method: 'POST',
  path: '/api/me/consents',
  summary: '同意一份文件的当前版本',
  access: SIGNED_IN,
  body: z.strictObject({
    document: ConsentDocument,
    version: z.string().check(z.maxLength(40)),
  }),
  reply: Consent,
  status: 201,
  refusals: [],
});

export const withdrawConsent = defineRoute({
  method: 'DELETE',
  path: '/api/me/consents',
  summary: '撤回同意（个人信息保护法 第十五条）',
  access: SIGNED_IN,
  query: z.strictObject({ document: ConsentDocument }),
  reply: Nothing,
  status: 204,
  refusals: [],
});

export const exportMe = defineRoute({
  method: 'GET',
  path: '/api/me/export',
  summary: '我的全部信息（个人信息保护法 第四十五条）',
  access: SIGNED_IN,
  reply: z.object({
    exportedAt: Instant,
    account: Me,
    /** Masked like everywhere: a copy that is passed on gives nothing away. */
    person: z.nullable(
      z.object({ nameMasked: z.string(), idNumberMasked: z.string(), birthDate: z.nullable(z.string()) }),
    ),
    sessions: z.array(z.omit(SessionInfo, { isCurrent: true })),
    consents: z.array(
      z.object({
        document: ConsentDocument,
        version: z.string(),
        agreedAt: Instant,
        withdrawnAt: z.nullable(Instant),
      }),
    ),
    /** What each feature keeps about this person, by the feature's name. */
    more: z.record(z.string(), z.array(z.unknown())),
  }),
  refusals: [],
});

export const deleteMe = defineRoute({
  method: 'DELETE',
  path: '/api/me',
  summary: '注销账号：15 天后删除，其间再登录就是不注销了',
  access: citizenAt(1),
  reply: z.object({ deletedAt: Instant }),
  refusals: ['HAS_OPEN_CASES'],
});
