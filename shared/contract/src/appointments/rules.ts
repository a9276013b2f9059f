import { addDays, addMinutes, atBeijing, dateOf, DateText, isWorking, workingDaysFrom } from '../calendar.js';
import type { WorkCalendar } from '../calendar.js';
import type { RefusalCode } from '../problem.js';
import type { AppointmentState } from './appointment.js';
import * as z from 'zod/mini';

/** How a hall takes bookings. Every figure that is not here is the same for all halls. */
export type BookableHall = {
  hours: readonly { start: string; end: string }[];
  windows: readonly { kind: 'comprehensive' | 'special' }[];
  booking: { servedPerSlot: number };
};
/** Where an appointment stands in time. */
export type Time = { date: string; start: string };

const MINUTE_MS = 60_000;
const SLOT_MINUTES = 30;
const BOOKABLE_WORKING_DAYS = 7;
const LIMIT_PER_DAY = 2;
const ONE_IN_WALK_INS = 5;
/** Online booking of a slot ends, its walk-in share is given up and check-in begins. */
const BEFORE_START_MS = 30 * MINUTE_MS;
const CHANGE_BEFORE_MS = 120 * MINUTE_MS;
const GRACE_MS = 15 * MINUTE_MS;
export const HOLD_MS = 5 * MINUTE_MS;

export const startOf = ({ date, start }: Time): number => atBeijing(date, start);

/** Starts of a working day's slots: half hours that lie wholly inside one opening period. */
export function slotTimes(hours: BookableHall['hours']): string[] {
  return hours.flatMap(({ start, end }) => slotsBetween(start, end));
}

/** Starts of the half hours from `start` to `end`; a rest shorter than a slot is left out. */
export function slotsBetween(start: string, end: string): string[] {
  const times: string[] = [];
  for (let time = start; addMinutes(time, SLOT_MINUTES) <= end; time = addMinutes(time, SLOT_MINUTES)) times.push(time);
  return times;
}

/** When `count` slots from `start` end. */
export const slotsEnd = (start: string, count: number): string => addMinutes(start, count * SLOT_MINUTES);

/** `<hallId>.<YYYYMMDD>.<HHmm>` */
export const formatSlotId = (hallId: string, { date, start }: Time): string =>
  `${hallId}.${date.replaceAll('-', '')}.${start.replace(':', '')}`;

/** What a slot id says, or undefined when it names no day or no time of day. The hall may still not exist. */
export function parseSlotId(id: string): (Time & { hallId: string }) | undefined {
  const [, hallId, year, month, day, hour, minute] =
    /^([a-z0-9-]{1,60})\.(\d{4})(\d\d)(\d\d)\.([01]\d|2[0-3])([0-5]\d)$/.exec(id) ?? [];
  const date = `${year}-${month}-${day}`;
  if (hallId === undefined || !z.safeParse(DateText, date).success) return undefined;
  return { hallId, date, start: `${hour}:${minute}` };
}

/** Starts of `count` slots that follow each other from `start`, or undefined when the hall closes in between. */
export function consecutiveSlots(times: readonly string[], start: string, count: number): string[] | undefined {
  const wanted = Array.from({ length: count }, (_, index) => addMinutes(start, index * SLOT_MINUTES));
  return wanted.every((time) => times.includes(time)) ? wanted : undefined;
}

/**
 * Seats of a slot that can be booked online. Comprehensive windows only: they serve whoever comes, while a special window
 * serves its area's walk-ins. A fifth, rounded up, is kept for walk-ins until half an hour before the start.
 */
export function onlineSeats(hall: BookableHall, at: Time, now: number): number {
  const seats = hall.windows.filter(({ kind }) => kind === 'comprehensive').length * hall.booking.servedPerSlot;
  return now >= startOf(at) - BEFORE_START_MS ? seats : seats - Math.ceil(seats / ONE_IN_WALK_INS);
}

/** The last day that can be booked: the seventh working day after today. */
export function lastBookableDay(calendar: WorkCalendar, today: string): string {
  const days = workingDaysFrom(calendar, addDays(today, 1), BOOKABLE_WORKING_DAYS);
  return days[days.length - 1] ?? today;
}

/** Today's slots close half an hour before they begin. */
export const isStillBookable = (at: Time, now: number): boolean => now <= startOf(at) - BEFORE_START_MS;

/** Why `count` slots from this time cannot be booked whoever asks, full or not. */
export function refuseTime(
  { calendar, hall, now }: { calendar: WorkCalendar; hall: BookableHall; now: number },
  at: Time,
  count: number,
): 'OUTSIDE_BOOKING_WINDOW' | 'SLOT_CLOSED' | undefined {
  const today = dateOf(now);
  const times = slotTimes(hall.hours);
  if (!times.includes(at.start) || at.date < today || at.date > lastBookableDay(calendar, today))
    return 'OUTSIDE_BOOKING_WINDOW';
  if (!isWorking(calendar.dayOf(at.date).kind) || !isStillBookable(at, now)) return 'SLOT_CLOSED';
  return consecutiveSlots(times, at.start, count) ? undefined : 'SLOT_CLOSED';
}

/**
 * Twice a day and each matter once, per person. `booked` holds the catalogue codes of each appointment that the person
 * already has that day (cancelled ones left out), `wanted` those of the new one.
 */
export function isOverDayLimit(booked: readonly (readonly string[])[], wanted: readonly string[]): boolean {
  const taken = booked.flat();
  return (
    booked.length >= LIMIT_PER_DAY ||
    new Set(wanted).size < wanted.length ||
    wanted.some((catalogCode) => taken.includes(catalogCode))
  );
}

/** Epoch milliseconds until which an appointment may be moved or cancelled. */
export const changeUntil = (at: Time): number => startOf(at) - CHANGE_BEFORE_MS;

export function allowedChanges(
  appointment: Time & { state: AppointmentState },
  now: number,
): ('reschedule' | 'cancel')[] {
  return appointment.state === 'booked' && now <= changeUntil(appointment) ? ['reschedule', 'cancel'] : [];
}

/** Why an appointment cannot be moved or cancelled now. A cancelled one that is cancelled again is for the caller to answer. */
export function refuseChange(
  appointment: Time & { state: AppointmentState },
  now: number,
): Extract<RefusalCode, 'APPOINTMENT_CANCELLED' | 'ACTION_NOT_ALLOWED' | 'CANCEL_TOO_LATE'> | undefined {
  if (appointment.state === 'cancelled') return 'APPOINTMENT_CANCELLED';
  if (appointment.state !== 'booked') return 'ACTION_NOT_ALLOWED';
  return now <= changeUntil(appointment) ? undefined : 'CANCEL_TOO_LATE';
}

/** Epoch milliseconds from which a check-in counts; it ends with the day. */
export const checkInFrom = (at: Time): number => startOf(at) - BEFORE_START_MS;

export function refuseCheckIn(
  appointment: Time & { state: AppointmentState },
  now: number,
): Extract<RefusalCode, 'APPOINTMENT_CANCELLED' | 'WRONG_DAY' | 'TOO_EARLY'> | undefined {
  if (appointment.state === 'cancelled') return 'APPOINTMENT_CANCELLED';
  if (appointment.date !== dateOf(now)) return 'WRONG_DAY';
  return now < checkInFrom(appointment) ? 'TOO_EARLY' : undefined;
}

/** More than a quarter of an hour after the time: it joins the ordinary queue, it is never lost. */
export const isLate = (at: Time, now: number): boolean => now > startOf(at) + GRACE_MS;

/** Whoever comes back within a quarter of an hour of being missed keeps the place of an appointment. */
export const isBackInTime = (missedAt: number, now: number): boolean => now <= missedAt + GRACE_MS;

type ToBring = { materialName: string; isNeed: string; exemptBy: unknown; onlyFor?: readonly string[] };

/**
 * What the holder must bring: needed or to be handed in later, and not exempt. Which circumstances hold nobody has told us;
 * what only some need says so.
 */
export const materialsToBring = (materials: readonly ToBring[]): string[] =>
  materials
    .filter(({ isNeed, exemptBy }) => isNeed !== '2' && exemptBy === null)
    .map(({ materialName, onlyFor = [] }) => (onlyFor.length === 0 ? materialName : `${materialName}（看情形）`));
