import * as z from 'zod/mini';
import { staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf } from '../list.js';
import type { RefusalCode } from '../problem.js';
import { defineRoute, type Route } from '../route.js';
import { TicketState, WindowState } from './appointment.js';
import { WindowKind } from '../catalogue/hall.js';

const atTheDesk = staff('clerk', 'town-clerk', 'lead', 'kiosk');
const atAWindow = staff('clerk', 'town-clerk', 'lead');

export const CheckedIn = z.object({
  appointmentId: z.string(),
  /** For the clerk to compare with the person in front of them. */
  nameMasked: z.string(),
  idTail: z.string(),
  taskNames: z.array(z.string()),
  time: z.string(),
  late: z.boolean(),
  ticket: z.object({ id: z.string(), number: z.string(), state: TicketState, ahead: z.int() }),
});
export type CheckedIn = z.infer<typeof CheckedIn>;

export const checkIn = defineRoute({
  method: 'POST',
  path: '/api/staff/check-ins',
  summary: '扫签到码或输短号，直接入队；再扫一次是同一个号',
  access: atTheDesk,
  body: z.union([
    z.strictObject({ qr: z.string().check(z.minLength(1), z.maxLength(512)) }),
    z.strictObject({ shortCode: z.string().check(z.regex(/^\d{6}$/, '短号是 6 位数字')) }),
  ]),
  reply: CheckedIn,
  status: 201,
  refusals: ['BAD_CODE', 'WRONG_HALL', 'WRONG_DAY', 'TOO_EARLY', 'APPOINTMENT_CANCELLED', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

/** A ticket as the desk sees it. */
export const DeskTicket = z.object({
  id: z.string(),
  number: z.string(),
  state: TicketState,
  areaId: z.string(),
  kind: z.enum(['appointment', 'walkIn']),
  /** 「预约 10:30」「现场」「老人优先」 */
  label: z.string(),
  nameMasked: z.nullable(z.string()),
  taskNames: z.array(z.string()),
  queuedAt: Instant,
  calledAt: z.nullable(Instant),
  startedAt: z.nullable(Instant),
  /** How often it was called; after the third it may be marked missed. */
  calls: z.int(),
});
export type DeskTicket = z.infer<typeof DeskTicket>;

export const WindowAction = z.enum([
  'open',
  'close',
  'pause',
  'resume',
  'next',
  'recall',
  'start',
  'miss',
  'finish',
  'transfer',
]);
export type WindowAction = z.infer<typeof WindowAction>;

export const DeskWindow = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  kind: WindowKind,
  areaId: z.string(),
  state: WindowState,
  /** One of the signed-in clerk's own windows. */
  isMine: z.boolean(),
  ticket: z.nullable(DeskTicket),
  allowed: z.array(WindowAction),
});
export type DeskWindow = z.infer<typeof DeskWindow>;

export const issueTicket = defineRoute({
  method: 'POST',
  path: '/api/staff/tickets',
  summary: '现场取号',
  access: atTheDesk,
  body: z.strictObject({
    taskCode: z.optional(z.string().check(z.maxLength(64))),
    priority: z.optional(z.enum(['normal', 'elder', 'urgent'])),
  }),
  reply: DeskTicket,
  status: 201,
  refusals: ['ITEM_NOT_SERVED_HERE'],
  idempotent: true,
});

export const listWindows = defineRoute({
  method: 'GET',
  path: '/api/staff/windows',
  summary: '本大厅的窗口、正在办的号、排队的人',
  access: atAWindow,
  reply: z.object({
    ...listOf(DeskWindow).shape,
    hall: z.object({ id: z.string(), name: z.string() }),
    areas: z.array(z.object({ id: z.string(), name: z.string(), letter: z.string() })),
    queue: z.array(DeskTicket),
    averageMinutes: z.int(),
    servedToday: z.int(),
  }),
  refusals: [],
});

const windowParams = z.strictObject({ id: z.string().check(z.maxLength(64)) });
/** Every action answers with the window as it is now; `ticket` null after `next` means that nobody waits. */
const action = <const N extends WindowAction, const B extends z.ZodMiniType, const C extends readonly RefusalCode[]>(
  name: N,
  summary: string,
  body: B,
  more: C,
) =>
  ({
    method: 'POST',
    path: `/api/staff/windows/:id/${name}`,
    summary,
    access: atAWindow,
    params: windowParams,
    body,
    reply: DeskWindow,
    refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', ...more],
    idempotent: true,
  }) as const satisfies Route;
const nothing = z.strictObject({});

export const openWindow = action('open', '开窗', nothing, []);
export const closeWindow = action('close', '关窗', nothing, []);
export const pauseWindow = action('pause', '暂停服务', nothing, []);
export const resumeWindow = action('resume', '恢复服务', nothing, []);
export const callNext = action('next', '叫下一位', nothing, ['WINDOW_BUSY']);
export const recall = action('recall', '再叫一次，最多 3 次', nothing, []);
export const startService = action(
  'start',
  '开始办理；带 qr 时核对是不是叫的那一位',
  z.strictObject({ qr: z.optional(z.string().check(z.maxLength(512))) }),
  ['BAD_CODE'],
);
export const markMissed = action('miss', '过号', nothing, []);
export const finishService = action('finish', '办完', nothing, []);
export const transferTicket = action(
  'transfer',
  '转到别的区',
  z.strictObject({ areaId: z.string().check(z.maxLength(64)) }),
  [],
);
