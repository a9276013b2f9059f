import * as z from 'zod/mini';
import { citizenAt, staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute } from '../route.js';

const byId = z.strictObject({ id: z.string().check(z.maxLength(64)) });
const line = (most: number) => z.string().check(z.minLength(2), z.maxLength(most));
const asker = citizenAt(2);
const helpers = staff('helper', 'lead', 'town-clerk');

/** guide 帮办: shown how; agent 代办: done for them; homeVisit 上门. */
export const HelpKind = z.enum(['guide', 'agent', 'homeVisit']);
export type HelpKind = z.infer<typeof HelpKind>;
export const HelpState = z.enum([
  'submitted',
  'assigned',
  'accepted',
  'scheduled',
  'inProgress',
  'done',
  'followedUp',
  'cancelled',
]);
export type HelpState = z.infer<typeof HelpState>;
/** What staff do; `cancel` is the asker's own. */
export const HelpAction = z.enum(['assign', 'accept', 'decline', 'schedule', 'start', 'finish', 'followUp']);
export type HelpAction = z.infer<typeof HelpAction>;

export const HelpRequest = z.object({
  id: z.string(),
  kind: HelpKind,
  taskCode: z.string(),
  taskName: z.string(),
  state: HelpState,
  stateName: z.string(),
  place: z.string(),
  when: z.string(),
  createdAt: Instant,
  /** Masked; null until somebody has it. */
  helperMasked: z.nullable(z.string()),
  /** When the helper comes; null until it is agreed. */
  scheduledAt: z.nullable(Instant),
  /** What was done, and what the elder said afterwards (回访). */
  record: z.string(),
  followUp: z.nullable(z.object({ isSatisfied: z.boolean(), note: z.string(), at: Instant })),
  history: z.array(z.object({ at: Instant, title: z.string(), note: z.string() })),
  mayCancel: z.boolean(),
});
export type HelpRequest = z.infer<typeof HelpRequest>;

export const StaffHelpRequest = z.object({
  ...z.omit(HelpRequest, { mayCancel: true }).shape,
  stateVersion: z.int(),
  nameMasked: z.string(),
  /** 老人, 残疾人: who comes first. */
  priority: z.array(z.string()),
  allowed: z.array(HelpAction),
});
export type StaffHelpRequest = z.infer<typeof StaffHelpRequest>;

export const askForHelp = defineRoute({
  method: 'POST',
  path: '/api/help-requests',
  summary: '请人帮办、代办或上门',
  access: asker,
  body: z.strictObject({
    kind: HelpKind,
    taskCode: z.string().check(z.minLength(1), z.maxLength(64)),
    place: z.optional(line(100)),
    /** In the person's own words: 「周三上午在家」 */
    when: z.optional(line(60)),
  }),
  reply: HelpRequest,
  status: 201,
  refusals: ['NOT_FOUND', 'ITEM_NOT_SERVED_HERE'],
  idempotent: true,
  acting: ['book'],
});

export const listHelpRequests = defineRoute({
  method: 'GET',
  path: '/api/help-requests',
  summary: '我请过的帮办代办',
  access: asker,
  query: z.strictObject({ ...pageQuery }),
  reply: listOf(HelpRequest),
  refusals: [],
  acting: ['book', 'track'],
});

export const getHelpRequest = defineRoute({
  method: 'GET',
  path: '/api/help-requests/:id',
  summary: '一次帮办代办：谁来、什么时候、办了什么',
  access: asker,
  params: byId,
  reply: HelpRequest,
  refusals: ['NOT_FOUND'],
  acting: ['book', 'track'],
});

export const cancelHelpRequest = defineRoute({
  method: 'POST',
  path: '/api/help-requests/:id/cancel',
  summary: '不用来了；再取消一次不变',
  access: asker,
  params: byId,
  body: z.strictObject({}),
  reply: HelpRequest,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
  acting: ['book'],
});

export const listStaffHelpRequests = defineRoute({
  method: 'GET',
  path: '/api/staff/help-requests',
  summary: '帮办员的待办：我的和还没有人接的',
  access: helpers,
  query: z.strictObject({ ...pageQuery, state: z.optional(HelpState) }),
  reply: listOf(StaffHelpRequest),
  refusals: [],
});

export const actOnHelpRequest = defineRoute({
  method: 'POST',
  path: '/api/staff/help-requests/:id/actions',
  summary: '派人、接下、约时间、开始、办完、回访',
  access: helpers,
  params: byId,
  body: z.strictObject({
    action: HelpAction,
    /** As the screen showed it; another one answers STATE_CHANGED. */
    stateVersion: z.int(),
    /** assign: the helper's 办事码. */
    helperCode: z.optional(z.string().check(z.maxLength(40))),
    /** decline: why. */
    reason: z.optional(line(200)),
    /** schedule. */
    at: z.optional(Instant),
    /** finish: what was done. */
    record: z.optional(line(500)),
    /** followUp, by somebody other than the helper. */
    isSatisfied: z.optional(z.boolean()),
    note: z.optional(z.string().check(z.maxLength(200))),
  }),
  reply: StaffHelpRequest,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CHANGED', 'REASON_REQUIRED'],
  idempotent: true,
});
