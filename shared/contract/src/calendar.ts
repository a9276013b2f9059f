import * as z from 'zod/mini';

/**
 * Beijing time without a time-zone database: UTC+8, no summer time since 1992.
 * Only this file and the servers' clock know `Date`; everything else carries `YYYY-MM-DD`, `HH:mm` and ISO instants.
 */
const BEIJING_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const pad = (n: number) => String(n).padStart(2, '0');

export const DateText = z.iso.date();
export const TimeText = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时刻，如 09:30'));
/** ISO 8601 with +08:00, as the servers write it. */
export const Instant = z.iso.datetime({ offset: true });

/** Milliseconds since the epoch → `2026-11-25T10:00:00.000+08:00`. */
export function toInstant(epochMs: number): string {
  return new Date(epochMs + BEIJING_MS).toISOString().replace('Z', '+08:00');
}
/** An ISO instant with any offset → milliseconds since the epoch. */
export const fromInstant = (instant: string): number => Date.parse(instant);
/** The Beijing day of a moment. */
export const dateOf = (epochMs: number): string => toInstant(epochMs).slice(0, 10);
/** The Beijing wall clock of a moment, `HH:mm`. */
export const timeOf = (epochMs: number): string => toInstant(epochMs).slice(11, 16);
/** `2026-11-25` and `10:00` in Beijing → milliseconds since the epoch. */
export const atBeijing = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`);

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
export const weekdayName = (date: string): string => WEEKDAYS[weekdayOf(date)] ?? '';

/** `HH:mm` plus minutes, within one day. */
export function addMinutes(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${pad(Math.floor(total / 60))}:${pad(total % 60)}`;
}

/** 「11 月 25 日 周三」 */
export const longDate = (date: string): string =>
  `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日 ${weekdayName(date)}`;

/** 今天, 明天 or 后天 where it applies, else {@link longDate}. */
export function nearDate(date: string, today: string): string {
  return ['今天', '明天', '后天'][daysBetween(today, date)] ?? longDate(date);
}

/** 上午 before noon, 下午 after. */
export const halfDay = (time: string): '上午' | '下午' => (time < '12:00' ? '上午' : '下午');
/** `09:30` → `9:30`, as the screens write it. */
export const shortTime = (time: string): string => time.replace(/^0/, '');

export const DayKind = z.enum(['workday', 'makeupWorkday', 'weekend', 'holiday', 'closed']);
export type DayKind = z.infer<typeof DayKind>;
export const isWorking = (kind: DayKind): boolean => kind === 'workday' || kind === 'makeupWorkday';

/** What a day is; `provisional` where the State Council's notice for that year is not out yet. */
export type Day = { kind: DayKind; provisional?: true; reason?: string };
export type WorkCalendar = { dayOf(date: string): Day };

/** The next `count` working days, counting `from` itself when it is one. Looks at most 60 days ahead. */
export function workingDaysFrom(calendar: WorkCalendar, from: string, count: number): string[] {
  const found: string[] = [];
  for (let ahead = 0; found.length < count && ahead < 60; ahead++) {
    const date = addDays(from, ahead);
    if (isWorking(calendar.dayOf(date).kind)) found.push(date);
  }
  return found;
}
