import * as z from 'zod/mini';
import { DateText, DayKind, Instant, TimeText } from '../calendar.js';

/** `<hallId>.<YYYYMMDD>.<HHmm>`: says by itself which seat it is; the platform alone decides whether it exists. */
export const SlotId = z.string().check(z.regex(/^[a-z0-9-]{1,60}\.\d{8}\.\d{4}$/, '时段编号不对，请重新选择'));
export const TaskCodes = z
  .array(z.string().check(z.minLength(1), z.maxLength(64)))
  .check(z.minLength(1), z.maxLength(4));

export const Slot = z.object({
  id: SlotId,
  start: TimeText,
  end: TimeText,
  remaining: z.int(),
  state: z.enum(['open', 'full', 'closed']),
});
export type Slot = z.infer<typeof Slot>;

export const SlotDay = z.object({
  date: DateText,
  dayKind: DayKind,
  /** The official calendar of that year is not out yet. */
  provisional: z.optional(z.boolean()),
  /** Why nothing can be booked: 「国庆节」, 「大厅停办」. */
  reason: z.optional(z.string()),
  slots: z.array(Slot),
});
export type SlotDay = z.infer<typeof SlotDay>;

export const Hold = z.object({ id: z.string(), slotId: SlotId, expiresAt: Instant });
export type Hold = z.infer<typeof Hold>;

export const AppointmentState = z.enum(['booked', 'checkedIn', 'served', 'cancelled', 'noShow']);
export type AppointmentState = z.infer<typeof AppointmentState>;
export const TicketState = z.enum(['waiting', 'called', 'serving', 'served', 'missed', 'left']);
export type TicketState = z.infer<typeof TicketState>;
export const WindowState = z.enum(['closed', 'open', 'serving', 'paused']);
export type WindowState = z.infer<typeof WindowState>;

export const AppointmentEvent = z.object({
  at: Instant,
  what: z.enum(['booked', 'rescheduled', 'cancelled', 'checkedIn', 'served', 'noShow']),
  /** For `rescheduled`: where it stood before. */
  from: z.optional(z.object({ date: DateText, start: TimeText })),
});

export const AppointmentAction = z.enum(['reschedule', 'cancel']);

export const Appointment = z.object({
  id: z.string(),
  state: AppointmentState,
  slotId: SlotId,
  date: DateText,
  start: TimeText,
  end: TimeText,
  hall: z.object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    lat: z.number(),
    lng: z.number(),
  }),
  items: z.array(z.object({ taskCode: z.string(), taskName: z.string(), bring: z.array(z.string()) })),
  nameMasked: z.string(),
  /** Checked in more than 15 minutes after the time: it joined the ordinary queue. */
  late: z.boolean(),
  /** What the holder may do now, and until when without being late. */
  allowed: z.array(AppointmentAction),
  changeUntil: Instant,
  bookedAt: Instant,
  history: z.array(AppointmentEvent),
});
export type Appointment = z.infer<typeof Appointment>;

export const TicketPlace = z.object({
  ticketId: z.string(),
  number: z.string(),
  state: TicketState,
  /** People before this one; 0 once called. */
  ahead: z.int(),
  /** Rounded up; from the last services of this hall. */
  estimatedMinutes: z.int(),
  window: z.optional(z.object({ number: z.int(), name: z.string() })),
  calledAt: z.optional(Instant),
});
export type TicketPlace = z.infer<typeof TicketPlace>;

export const Pass = z.object({
  /** `YV1:` + base45(COSE_Sign1): appointment, hall and day, signed; names nobody, works offline all that day. */
  qr: z.string(),
  /** Six digits, one of a kind in that hall on that day. */
  shortCode: z.string(),
  validFor: DateText,
  /** −30 minutes to the end of the day's last slot. */
  checkInFrom: Instant,
  queue: z.optional(TicketPlace),
});
export type Pass = z.infer<typeof Pass>;

export const HallQueue = z.object({
  hallId: z.string(),
  at: Instant,
  waiting: z.int(),
  estimatedMinutes: z.int(),
  openWindows: z.int(),
  windows: z.array(
    z.object({
      windowId: z.string(),
      number: z.int(),
      name: z.string(),
      state: WindowState,
      /** The number it calls or serves. */
      current: z.nullable(z.string()),
    }),
  ),
  next: z.array(z.object({ number: z.string(), areaId: z.string() })),
});
export type HallQueue = z.infer<typeof HallQueue>;
