import * as z from 'zod/mini';
import { staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import { Finding, OrderState, ReviewLevel } from './review.js';

const handler = staff('clerk', 'town-clerk', 'officer', 'lead', 'supervisor');
const id = z.string().check(z.maxLength(64));
const byId = z.strictObject({ id });
const line = (most: number) => z.string().check(z.minLength(2), z.maxLength(most));

export const OrderAction = z.enum([
  'assign',
  'contact',
  'verify',
  'rectify',
  'explain',
  'appeal',
  'reply',
  'recheck',
  'close',
]);
export type OrderAction = z.infer<typeof OrderAction>;

/** A bad review that must be answered. Nobody who was rated learns who rated. */
export const ReviewOrder = z.object({
  id: z.string(),
  state: OrderState,
  stateName: z.string(),
  stateVersion: z.int(),
  createdAt: Instant,
  level: ReviewLevel,
  indicators: z.array(z.object({ code: z.string(), text: z.string() })),
  text: z.string(),
  /** What was rated: 「高龄津贴申请」 「区中心 2 号窗口」 */
  subject: z.string(),
  hallName: z.string(),
  /** Who handles it, by title; null while nobody does. */
  handler: z.nullable(z.string()),
  finding: z.nullable(Finding),
  isComplex: z.boolean(),
  reply: z.string(),
  dueDate: z.nullable(z.string()),
  lamp: z.enum(['green', 'yellow', 'red']),
  wasReopened: z.boolean(),
  history: z.array(z.object({ at: Instant, title: z.string(), by: z.string(), note: z.string() })),
  allowed: z.array(OrderAction),
});
export type ReviewOrder = z.infer<typeof ReviewOrder>;

export const listReviewOrders = defineRoute({
  method: 'GET',
  path: '/api/staff/review-orders',
  summary: '差评整改单，先到期的在前',
  access: handler,
  query: z.strictObject({ ...pageQuery, state: z.optional(OrderState) }),
  reply: listOf(ReviewOrder),
  refusals: [],
});

export const getReviewOrder = defineRoute({
  method: 'GET',
  path: '/api/staff/review-orders/:id',
  summary: '一张差评整改单；看不到是谁评的',
  access: handler,
  params: byId,
  reply: ReviewOrder,
  refusals: ['NOT_FOUND'],
});

export const actOnReviewOrder = defineRoute({
  method: 'POST',
  path: '/api/staff/review-orders/:id/actions',
  summary: '办一步：派单、联系、核实、整改或解释、申诉、答复、复核、办结',
  access: handler,
  params: byId,
  body: z.strictObject({
    action: OrderAction,
    stateVersion: z.int(),
    /** assign: an account. */
    handlerId: z.optional(z.string().check(z.maxLength(64))),
    /** verify. */
    finding: z.optional(Finding),
    /** verify: 15 instead of 5 working days. */
    isComplex: z.optional(z.boolean()),
    /** What was done or found; required for every action but assign and close. */
    note: z.optional(line(500)),
    /** reply: what the person who rated will read. */
    text: z.optional(line(500)),
    /** recheck, and appeals: whether it holds. */
    isUpheld: z.optional(z.boolean()),
  }),
  reply: ReviewOrder,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CHANGED', 'REASON_REQUIRED'],
  idempotent: true,
});

export const listReviewPoints = defineRoute({
  method: 'GET',
  path: '/api/staff/review-points',
  summary: '本大厅各窗口的评价码',
  access: staff('clerk', 'town-clerk', 'lead'),
  query: z.strictObject({ ...pageQuery }),
  reply: listOf(z.object({ id, windowName: z.string(), hallName: z.string(), point: z.string() })),
  refusals: [],
});

export const getPointPoster = defineRoute({
  method: 'GET',
  path: '/api/staff/review-points/:id/poster',
  summary: '评价码立牌（A4 PDF）',
  access: staff('clerk', 'town-clerk', 'lead'),
  params: byId,
  media: 'application/pdf',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
});
