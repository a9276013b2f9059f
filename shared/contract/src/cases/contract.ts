import * as z from 'zod/mini';
import { citizenAt, PUBLIC } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import {
  Case,
  CaseClock,
  CaseDraft,
  CaseState,
  CaseSummary,
  ClockDay,
  ClockName,
  Segment,
  TimelineEvent,
} from './case.js';
import { Answers } from './form.js';

const byId = z.strictObject({ id: z.string().check(z.maxLength(64)) });
const applicant = citizenAt(3);

export const createCase = defineRoute({
  method: 'POST',
  path: '/api/cases',
  summary: '开一份申请草稿：已知的信息由系统带出',
  access: applicant,
  body: z
    .strictObject({
      taskCode: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
      /** 一件事: its matters are applied for at once, on one form. */
      packageCode: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    })
    .check(
      z.refine(({ taskCode, packageCode }) => (taskCode === undefined) !== (packageCode === undefined), {
        message: '请选择一件事项，或一个「一件事」',
        path: ['taskCode'],
      }),
    ),
  reply: CaseDraft,
  status: 201,
  refusals: ['NOT_FOUND', 'ITEM_NOT_SERVED_HERE', 'CASE_ALREADY_OPEN'],
  idempotent: true,
  acting: ['fill'],
});

export const deleteDraft = defineRoute({
  method: 'DELETE',
  path: '/api/cases/:id',
  summary: '删除一份没有提交的草稿',
  access: applicant,
  params: byId,
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  acting: ['fill'],
});

export const listCases = defineRoute({
  method: 'GET',
  path: '/api/cases',
  summary: '我的办件',
  access: applicant,
  query: z.strictObject({ ...pageQuery, state: z.optional(CaseState) }),
  reply: listOf(CaseSummary),
  refusals: [],
  acting: ['track', 'fill'],
});

export const getCase = defineRoute({
  method: 'GET',
  path: '/api/cases/:id',
  summary: '一件办件：填了什么、到哪一步、现在能做什么',
  access: applicant,
  params: byId,
  reply: Case,
  refusals: ['NOT_FOUND'],
  acting: ['track', 'fill', 'submit', 'supplement'],
});

export const getTimeline = defineRoute({
  method: 'GET',
  path: '/api/cases/:id/timeline',
  summary: '办件经过',
  access: applicant,
  params: byId,
  reply: listOf(TimelineEvent),
  refusals: ['NOT_FOUND'],
  acting: ['track'],
});

export const getClock = defineRoute({
  method: 'GET',
  path: '/api/cases/:id/clock',
  summary: '时限：每一段的依据，用了几天，为什么还剩几天',
  access: applicant,
  params: byId,
  reply: z.object({
    /** The clock that counts now; its numbers stand beside it. Null while none runs. */
    current: z.nullable(ClockName),
    usedDays: z.int(),
    leftDays: z.nullable(z.int()),
    dueAt: z.nullable(Instant),
    clocks: z.array(CaseClock),
    segments: z.array(Segment),
    /** Of the clock that counts now: every day after the event that began it, up to its last day, or today where that is later. */
    days: z.array(ClockDay),
  }),
  refusals: ['NOT_FOUND'],
  acting: ['track'],
});

export const saveForm = defineRoute({
  method: 'PUT',
  path: '/api/cases/:id/form',
  summary: '保存草稿；别处改过时答 412 和最新的草稿',
  access: applicant,
  params: byId,
  body: z.strictObject({ answers: Answers }),
  reply: z.object({ etag: z.string(), answers: Answers, savedAt: Instant }),
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'DRAFT_CHANGED'],
  conditional: true,
  acting: ['fill'],
});

export const submitCase = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/submit',
  summary: '提交申请：只成一件，答件号和查询码',
  access: applicant,
  params: byId,
  body: z.strictObject({ signatureFileId: z.optional(z.string().check(z.maxLength(64))) }),
  reply: z.object({ caseNo: z.string(), queryCode: z.string(), state: CaseState, receivedAt: z.nullable(Instant) }),
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'FORM_INCOMPLETE'],
  idempotent: true,
  acting: ['submit'],
});

export const supplementCase = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/supplement',
  summary: '补正：只收补正通知书上列的，要一次补齐',
  access: applicant,
  params: byId,
  body: z.strictObject({
    answers: z.optional(Answers),
    materialIds: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(50)),
  }),
  reply: Case,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'FORM_INCOMPLETE'],
  idempotent: true,
  acting: ['supplement'],
});

export const withdrawCase = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/withdraw',
  summary: '撤回申请，决定作出前都可以',
  access: applicant,
  params: byId,
  body: z.strictObject({ reason: z.optional(z.string().check(z.maxLength(200))) }),
  reply: Case,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
  acting: ['withdraw'],
});

export const getProgress = defineRoute({
  method: 'POST',
  path: '/api/public/progress',
  summary: '凭件号和查询码看进度，不用登录；每件输错 6 次锁 15 分钟',
  access: PUBLIC,
  body: z.strictObject({
    caseNo: z.string().check(z.regex(/^\d{19}$/, '件号是 19 位数字')),
    queryCode: z.string().check(z.regex(/^[0-9A-Za-z]{6}$/, '查询码是 6 位数字或字母')),
  }),
  reply: z.object({
    ...z.omit(CaseSummary, { id: true, createdAt: true, taskCode: true }).shape,
    nameMasked: z.string(),
    timeline: z.array(z.object({ at: Instant, title: z.string() })),
  }),
  refusals: ['NOT_FOUND', 'RATE_LIMITED'],
});
