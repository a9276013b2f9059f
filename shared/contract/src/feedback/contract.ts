import * as z from 'zod/mini';
import { citizenAt, staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute } from '../route.js';

const byId = z.strictObject({ id: z.string().check(z.maxLength(64)) });
const line = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most));
const author = citizenAt(2);
const handler = staff('clerk', 'town-clerk', 'officer', 'lead', 'supervisor');

/** 咨询, 投诉, 建议, 举报 */
export const FeedbackKind = z.enum(['consultation', 'complaint', 'suggestion', 'report']);
export type FeedbackKind = z.infer<typeof FeedbackKind>;
export const FeedbackState = z.enum(['filed', 'assigned', 'handling', 'answered', 'rated', 'reopened', 'closed']);
export type FeedbackState = z.infer<typeof FeedbackState>;
/** What staff do; `rate` and `reopen` are the author's. */
export const FeedbackAction = z.enum(['assign', 'handle', 'answer', 'close']);
export type FeedbackAction = z.infer<typeof FeedbackAction>;
const Satisfaction = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const Feedback = z.object({
  id: z.string(),
  kind: FeedbackKind,
  title: z.string(),
  text: z.string(),
  caseId: z.nullable(z.string()),
  state: FeedbackState,
  stateName: z.string(),
  createdAt: Instant,
  /** When the answer is due at the latest. */
  dueDate: z.nullable(z.string()),
  answer: z.nullable(z.object({ text: z.string(), deptName: z.string(), at: Instant })),
  rating: z.nullable(z.object({ level: Satisfaction, at: Instant })),
  /** The last day on which it can be taken up again. */
  reopenUntil: z.nullable(z.string()),
  mayRate: z.boolean(),
  mayReopen: z.boolean(),
  history: z.array(z.object({ at: Instant, title: z.string() })),
});
export type Feedback = z.infer<typeof Feedback>;

export const fileFeedback = defineRoute({
  method: 'POST',
  path: '/api/feedback',
  summary: '咨询、投诉、建议、举报',
  access: author,
  body: z.strictObject({
    kind: FeedbackKind,
    title: line(2, 40),
    text: line(5, 1000),
    /** The case that it is about: the author's own. */
    caseId: z.optional(z.string().check(z.maxLength(64))),
    /** 不让经办人知道我是谁 */
    anonymous: z._default(z.boolean(), false),
    /** Whose staff answer, when it is about no case; the first site's county unless told. */
    region: z.optional(z.string().check(z.regex(/^\d{2,12}$/, '区划代码是 2 到 12 位数字'))),
  }),
  reply: Feedback,
  status: 201,
  refusals: ['NOT_FOUND'],
  idempotent: true,
});

export const listFeedback = defineRoute({
  method: 'GET',
  path: '/api/feedback',
  summary: '我的咨询投诉',
  access: author,
  query: z.strictObject({ ...pageQuery }),
  reply: listOf(Feedback),
  refusals: [],
});

export const getFeedback = defineRoute({
  method: 'GET',
  path: '/api/feedback/:id',
  summary: '一件咨询投诉和答复',
  access: author,
  params: byId,
  reply: Feedback,
  refusals: ['NOT_FOUND'],
});

export const rateFeedback = defineRoute({
  method: 'POST',
  path: '/api/feedback/:id/rate',
  summary: '给答复打分，一次',
  access: author,
  params: byId,
  body: z.strictObject({ level: Satisfaction }),
  reply: Feedback,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const reopenFeedback = defineRoute({
  method: 'POST',
  path: '/api/feedback/:id/reopen',
  summary: '没解决：答复后 10 天内可以要求再办一次',
  access: author,
  params: byId,
  body: z.strictObject({ text: line(2, 500) }),
  reply: Feedback,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const StaffFeedback = z.object({
  ...z.omit(Feedback, { mayRate: true, mayReopen: true, history: true, caseId: true }).shape,
  stateVersion: z.int(),
  /** 匿名 where the author asked for it. */
  nameMasked: z.string(),
  caseNo: z.nullable(z.string()),
  handler: z.nullable(z.string()),
  lamp: z.enum(['green', 'yellow', 'red']),
  history: z.array(z.object({ at: Instant, title: z.string(), by: z.string(), note: z.string() })),
  allowed: z.array(FeedbackAction),
});
export type StaffFeedback = z.infer<typeof StaffFeedback>;

export const listStaffFeedback = defineRoute({
  method: 'GET',
  path: '/api/staff/feedback',
  summary: '咨询投诉待办，先到期的在前',
  access: handler,
  query: z.strictObject({ ...pageQuery, state: z.optional(FeedbackState), kind: z.optional(FeedbackKind) }),
  reply: listOf(StaffFeedback),
  refusals: [],
});

export const actOnFeedback = defineRoute({
  method: 'POST',
  path: '/api/staff/feedback/:id/actions',
  summary: '派件、开始办理、答复、办结；被投诉的人不能办',
  access: handler,
  params: byId,
  body: z.strictObject({
    action: FeedbackAction,
    stateVersion: z.int(),
    /** assign: an account. */
    handlerId: z.optional(z.string().check(z.maxLength(64))),
    /** answer: what the author will read. */
    text: z.optional(line(2, 1000)),
    note: z.optional(z.string().check(z.maxLength(500))),
  }),
  reply: StaffFeedback,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CHANGED', 'REASON_REQUIRED'],
  idempotent: true,
});
