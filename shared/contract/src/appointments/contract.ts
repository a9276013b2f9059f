import * as z from 'zod/mini';
import { citizenAt, PUBLIC } from '../access.js';
import { DateText } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import {
  Appointment,
  AppointmentState,
  Hold,
  Pass,
  SlotDay,
  SlotId,
  TaskCodes,
  TicketPlace,
  HallQueue,
} from './appointment.js';

const byId = z.strictObject({ id: z.string().check(z.maxLength(64)) });
const seatRefusals = [
  'SLOT_FULL',
  'SLOT_CLOSED',
  'OUTSIDE_BOOKING_WINDOW',
  'ITEM_NOT_SERVED_HERE',
  'PERSON_DAY_LIMIT',
  'NOT_FOUND',
] as const;

export const listSlots = defineRoute({
  method: 'GET',
  path: '/api/halls/:hallId/slots',
  summary: '可约时段；多个 taskCode 时只给能连着办完的',
  access: PUBLIC,
  params: z.strictObject({ hallId: z.string() }),
  query: z.strictObject({
    taskCode: TaskCodes,
    from: z.optional(DateText),
    days: z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(1), z.maximum(31)), 14),
  }),
  reply: z.object({ days: z.array(SlotDay) }),
  refusals: ['NOT_FOUND', 'ITEM_NOT_SERVED_HERE'],
});

export const holdSlot = defineRoute({
  method: 'POST',
  path: '/api/appointments/holds',
  summary: '留号 5 分钟；再留一个就放掉前一个',
  access: citizenAt(2),
  body: z.strictObject({ slotId: SlotId, taskCodes: TaskCodes }),
  reply: Hold,
  status: 201,
  refusals: seatRefusals,
  idempotent: true,
  acting: ['book'],
});

export const releaseHold = defineRoute({
  method: 'DELETE',
  path: '/api/appointments/holds/:id',
  summary: '不留了',
  access: citizenAt(2),
  params: byId,
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND'],
  acting: ['book'],
});

export const book = defineRoute({
  method: 'POST',
  path: '/api/appointments',
  summary: '确认预约：用留号，或直接约一个时段',
  access: citizenAt(2),
  body: z.union([z.strictObject({ holdId: z.string() }), z.strictObject({ slotId: SlotId, taskCodes: TaskCodes })]),
  reply: Appointment,
  status: 201,
  refusals: [...seatRefusals, 'HOLD_EXPIRED'],
  idempotent: true,
  acting: ['book'],
});

export const listAppointments = defineRoute({
  method: 'GET',
  path: '/api/appointments',
  summary: '我的预约，新的在前',
  access: citizenAt(1),
  query: z.strictObject({ ...pageQuery, state: z.optional(AppointmentState) }),
  reply: listOf(Appointment),
  refusals: [],
  acting: ['book'],
});

export const getAppointment = defineRoute({
  method: 'GET',
  path: '/api/appointments/:id',
  summary: '一个预约',
  access: citizenAt(1),
  params: byId,
  reply: Appointment,
  refusals: ['NOT_FOUND'],
  acting: ['book'],
});

export const getPass = defineRoute({
  method: 'GET',
  path: '/api/appointments/:id/pass',
  summary: '签到码、短号，签到后还有排到第几',
  access: citizenAt(1),
  params: byId,
  reply: Pass,
  refusals: ['NOT_FOUND', 'APPOINTMENT_CANCELLED'],
  acting: ['book'],
});

export const reschedule = defineRoute({
  method: 'POST',
  path: '/api/appointments/:id/reschedule',
  summary: '改约：占到新号才放旧号',
  access: citizenAt(2),
  params: byId,
  body: z.strictObject({ slotId: SlotId }),
  reply: Appointment,
  refusals: [...seatRefusals, 'CANCEL_TOO_LATE', 'APPOINTMENT_CANCELLED', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
  acting: ['book'],
});

export const cancel = defineRoute({
  method: 'POST',
  path: '/api/appointments/:id/cancel',
  summary: '取消；再取消一次不变',
  access: citizenAt(1),
  params: byId,
  body: z.strictObject({ reason: z.optional(z.string().check(z.maxLength(200))) }),
  reply: Appointment,
  refusals: ['NOT_FOUND', 'CANCEL_TOO_LATE', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
  acting: ['book'],
});

export const leaveQueue = defineRoute({
  method: 'POST',
  path: '/api/tickets/:id/leave',
  summary: '不等了，号给别人',
  access: citizenAt(1),
  params: byId,
  body: z.strictObject({}),
  reply: TicketPlace,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const callMeLater = defineRoute({
  method: 'POST',
  path: '/api/tickets/:id/later',
  summary: '晚一点叫我：往后让 3 位，只能用一次',
  access: citizenAt(1),
  params: byId,
  body: z.strictObject({}),
  reply: TicketPlace,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const getHallQueue = defineRoute({
  method: 'GET',
  path: '/api/halls/:hallId/queue',
  summary: '大厅排队：只有号和人数，没有姓名',
  access: PUBLIC,
  params: z.strictObject({ hallId: z.string() }),
  reply: HallQueue,
  refusals: ['NOT_FOUND'],
});
