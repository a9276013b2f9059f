import * as z from 'zod/mini';
import { citizenAt, PUBLIC } from '../access.js';
import { defineRoute } from '../route.js';
import { Review, ReviewLevel, ReviewRequest } from './review.js';

const byId = z.strictObject({ id: z.string().check(z.maxLength(64)) });
const rater = citizenAt(2);
const applicant = citizenAt(3);
const words = z.strictObject({ text: z.string().check(z.minLength(2), z.maxLength(500)) });
const region = z.string().check(z.regex(/^\d{2,12}$/, '区划代码是 2 到 12 位数字'));

export const listIndicators = defineRoute({
  method: 'GET',
  path: '/api/reviews/indicators',
  summary: '好差评五个等级和 40 个国家指标',
  access: PUBLIC,
  reply: z.object({
    version: z.string(),
    items: z.array(z.object({ code: z.string(), level: ReviewLevel, text: z.string() })),
  }),
  refusals: [],
});

export const reviewCase = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/review',
  summary: '一事一评：办结以后，本人评一次',
  access: applicant,
  params: byId,
  body: ReviewRequest,
  reply: Review,
  status: 201,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'ALREADY_REVIEWED', 'REASON_REQUIRED'],
  idempotent: true,
});

export const getCaseReview = defineRoute({
  method: 'GET',
  path: '/api/cases/:id/review',
  summary: '我对这件办件的评价和处理结果',
  access: applicant,
  params: byId,
  reply: Review,
  refusals: ['NOT_FOUND'],
});

export const appendCaseReview = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/review/append',
  summary: '追加评价一次，原来的评价保留',
  access: applicant,
  params: byId,
  body: words,
  reply: Review,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const reopenCaseReview = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/review/reopen',
  summary: '对差评的答复不满意：请人重新处理，一次',
  access: applicant,
  params: byId,
  body: words,
  reply: Review,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const reviewVisit = defineRoute({
  method: 'POST',
  path: '/api/appointments/:id/review',
  summary: '一次一评：窗口办完以后，本人评一次',
  access: rater,
  params: byId,
  body: ReviewRequest,
  reply: Review,
  status: 201,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'ALREADY_REVIEWED', 'REASON_REQUIRED'],
  idempotent: true,
});

export const getVisitReview = defineRoute({
  method: 'GET',
  path: '/api/appointments/:id/review',
  summary: '我对这次窗口服务的评价和处理结果',
  access: rater,
  params: byId,
  reply: Review,
  refusals: ['NOT_FOUND'],
});

export const appendVisitReview = defineRoute({
  method: 'POST',
  path: '/api/appointments/:id/review/append',
  summary: '追加评价一次，原来的评价保留',
  access: rater,
  params: byId,
  body: words,
  reply: Review,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const reopenVisitReview = defineRoute({
  method: 'POST',
  path: '/api/appointments/:id/review/reopen',
  summary: '对差评的答复不满意：请人重新处理，一次',
  access: rater,
  params: byId,
  body: words,
  reply: Review,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

/** What the code on a window or a desk names; it says nothing by itself. */
const point = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/, '请重新扫窗口上的评价码'));

export const getPoint = defineRoute({
  method: 'GET',
  path: '/api/public/review-points/:point',
  summary: '评价码贴在哪个窗口',
  access: PUBLIC,
  params: z.strictObject({ point }),
  reply: z.object({ hallName: z.string(), windowName: z.string() }),
  refusals: ['NOT_FOUND'],
});

export const reviewPoint = defineRoute({
  method: 'POST',
  path: '/api/public/point-reviews',
  summary: '扫窗口上的码评价，不用登录；同一部手机同一窗口一天一次',
  access: PUBLIC,
  body: z.strictObject({
    point,
    ...ReviewRequest.def.shape,
    /** 办事预留手机号后四位 */
    phoneTail: z.optional(z.string().check(z.regex(/^\d{4}$/, '请填手机号后四位'))),
  }),
  reply: z.object({ id: z.string(), level: ReviewLevel }),
  status: 201,
  refusals: ['NOT_FOUND', 'REASON_REQUIRED', 'ALREADY_REVIEWED'],
  idempotent: true,
});

const Share = z.nullable(z.number());
export const getReviewSummary = defineRoute({
  method: 'GET',
  path: '/api/public/reviews/summary',
  summary: '好差评公开：各等级数量、好评率、差评整改率和用时',
  access: PUBLIC,
  query: z.strictObject({ region: z.optional(region) }),
  reply: z.object({
    region: z.nullable(z.string()),
    total: z.int(),
    /** How often each level was given. */
    levels: z.array(z.object({ level: ReviewLevel, count: z.int() })),
    /** Levels 3 to 5 of all, 0 to 1; null while there are none. */
    goodRate: Share,
    orders: z.object({ total: z.int(), closed: z.int(), onTimeRate: Share, medianDays: Share }),
    /** The indicators that were named most, good and bad. */
    topIndicators: z.array(z.object({ code: z.string(), level: ReviewLevel, text: z.string(), count: z.int() })),
    /** The last twelve months, the oldest first. */
    months: z.array(z.object({ month: z.string(), total: z.int(), good: z.int() })),
  }),
  refusals: [],
});
