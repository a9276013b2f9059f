import * as z from 'zod/mini';
import { Instant } from '../calendar.js';

/** 5 非常满意 4 满意 3 基本满意 2 不满意 1 非常不满意; 1 and 2 are bad reviews (差评). */
export const ReviewLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type ReviewLevel = z.infer<typeof ReviewLevel>;

export const LEVEL_NAMES: Readonly<Record<ReviewLevel, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};
export const isBad = (level: ReviewLevel): boolean => level <= 2;

/** What a person says of a service; `text` in their own words. */
export const ReviewRequest = z.strictObject({
  level: ReviewLevel,
  /** Codes of the indicators of that level. */
  indicators: z._default(z.array(z.string().check(z.regex(/^\d{3}$/))).check(z.maxLength(8)), []),
  text: z.optional(z.string().check(z.maxLength(500))),
});
export type ReviewRequest = z.output<typeof ReviewRequest>;

export const OrderState = z.enum([
  'created',
  'assigned',
  'contacted',
  'verified',
  'rectified',
  'explained',
  'appealed',
  'replied',
  'rechecked',
  'closed',
  'reopened',
]);
export type OrderState = z.infer<typeof OrderState>;

/** 属实, 部分属实, 误评, 恶意; the last two need a second person and evidence. */
export const Finding = z.enum(['true', 'partly', 'mistaken', 'malicious']);
export type Finding = z.infer<typeof Finding>;

export const Review = z.object({
  id: z.string(),
  level: ReviewLevel,
  indicators: z.array(z.object({ code: z.string(), text: z.string() })),
  text: z.string(),
  createdAt: Instant,
  /** 追评: added once; the first words stay. */
  appended: z.nullable(z.object({ text: z.string(), at: Instant })),
  mayAppend: z.boolean(),
  /** What became of a bad review; null for the others. */
  order: z.nullable(
    z.object({
      state: OrderState,
      stateName: z.string(),
      /** When the next step is due at the latest. */
      dueDate: z.nullable(z.string()),
      /** 给评价人的答复; empty until there is one. */
      reply: z.string(),
      mayReopen: z.boolean(),
      history: z.array(z.object({ at: Instant, title: z.string() })),
    }),
  ),
});
export type Review = z.infer<typeof Review>;
