import {
  addDays,
  atBeijing,
  dateOf,
  fromInstant,
  isWorking,
  longDate,
  toInstant,
  weekdayOf,
  type WorkCalendar,
} from '../calendar.js';
import type { ClockDay, ClockName, Segment, TimeUnit } from './case.js';

/** A limit in working or calendar days, and since when it has been running or paused. */
export type Limit = { days: number; unit: TimeUnit };
export type Timed = { limit: Limit; segments: readonly Segment[]; calendar: WorkCalendar };
/** `provisional`: a day of a year whose holidays nobody has announced was counted. */
export type Deadline = { dueDate: string; provisional: boolean };

/** Days after which a search for a deadline gives up: far beyond every statutory limit. */
const FARTHEST = 1500;

function workday(calendar: WorkCalendar, date: string): { works: boolean; provisional: boolean } {
  const day = calendar.dayOf(date);
  // nothing is known of that year: its weekdays count, and whoever reads the answer is told
  if (day.kind === 'closed') return { works: ![0, 6].includes(weekdayOf(date)), provisional: true };
  return { works: isWorking(day.kind), provisional: day.provisional === true };
}

const counts = ({ limit, calendar }: Timed, date: string) => limit.unit === '2' || workday(calendar, date).works;

/** An event moves the count from the next day on: of a pause from Monday to Wednesday, Tuesday and Wednesday are left out. */
const isPausedOn = (segments: readonly Segment[], date: string) =>
  segments.some(
    ({ kind, from, to }) =>
      kind === 'pause' && date > dateOf(fromInstant(from)) && (to === null || date <= dateOf(fromInstant(to))),
  );

const startOf = (segments: readonly Segment[]): string | undefined => {
  const [first] = segments;
  return first && dateOf(fromInstant(first.from));
};

/** The day that it is, or the next working day. */
function onWorkday(calendar: WorkCalendar, date: string, left = 60): Deadline {
  const { works, provisional } = workday(calendar, date);
  return works || left === 0 ? { dueDate: date, provisional } : onWorkday(calendar, addDays(date, 1), left - 1);
}

/**
 * The last day of a limit: day 1 is the first working day after the event, and the limit expires at 24:00 of day N
 * (contract of the BFF; 行政许可法 第八十二条). A limit of 0 days ends on the day itself. A limit in calendar days that ends
 * on a free day ends on the next working day. Undefined before it started and while it is paused.
 */
export function deadlineOf(timed: Timed): Deadline | undefined {
  const { limit, segments, calendar } = timed;
  const start = startOf(segments);
  if (start === undefined || segments.some(({ kind, to }) => kind === 'pause' && to === null)) return undefined;
  let [date, counted, provisional] = [start, 0, false];
  for (let ahead = 1; counted < limit.days && ahead <= FARTHEST; ahead++) {
    date = addDays(start, ahead);
    provisional ||= limit.unit === '1' && workday(calendar, date).provisional;
    if (counts(timed, date) && !isPausedOn(segments, date)) counted += 1;
  }
  if (limit.unit === '1' && limit.days > 0) return { dueDate: date, provisional };
  const end = onWorkday(calendar, date);
  return { ...end, provisional: provisional || end.provisional };
}

/** 24:00 of a day. */
export const endOf = (date: string): string => toInstant(atBeijing(addDays(date, 1), '00:00'));

/** Days counted from the day after the event up to and with `until`; a day counts once it has begun. */
export function daysUsed(timed: Timed, until: string): number {
  const start = startOf(timed.segments);
  if (start === undefined) return 0;
  let used = 0;
  for (let date = addDays(start, 1); date <= until; date = addDays(date, 1))
    if (counts(timed, date) && !isPausedOn(timed.segments, date)) used += 1;
  return used;
}

/** Days that would have counted and were left out. */
export function daysPaused(timed: Timed, until: string): number {
  const start = startOf(timed.segments);
  if (start === undefined) return 0;
  let paused = 0;
  for (let date = addDays(start, 1); date <= until; date = addDays(date, 1))
    if (counts(timed, date) && isPausedOn(timed.segments, date)) paused += 1;
  return paused;
}

/** Every day from the day after the event up to and with `until`, and what it is to the limit. */
export function daysOfClock(timed: Timed, until: string): ClockDay[] {
  const start = startOf(timed.segments);
  const days: ClockDay[] = [];
  if (start === undefined) return days;
  for (let date = addDays(start, 1); date <= until && days.length < FARTHEST; date = addDays(date, 1)) {
    const { kind, reason } = timed.calendar.dayOf(date);
    const isOfLimit = counts(timed, date);
    const isPaused = isOfLimit && isPausedOn(timed.segments, date);
    days.push({ date, kind, ...(reason !== undefined && { reason }), counts: isOfLimit && !isPaused, isPaused });
  }
  return days;
}

export type Reading = {
  usedDays: number;
  leftDays: number;
  pausedDays: number;
  dueDate: string | null;
  provisional: boolean;
  state: 'running' | 'paused' | 'ended';
};

/** What the clock shows at `now`; one that has ended shows what it showed then. */
export function readClock(timed: Timed, now: number): Reading {
  const last = timed.segments[timed.segments.length - 1];
  const ended = last?.to ?? null;
  const until = ended === null ? dateOf(now) : dateOf(fromInstant(ended));
  const deadline = deadlineOf(timed);
  const usedDays = daysUsed(timed, until);
  return {
    usedDays,
    leftDays: timed.limit.days - usedDays,
    pausedDays: daysPaused(timed, until),
    dueDate: deadline?.dueDate ?? null,
    provisional: deadline?.provisional ?? false,
    state: ended !== null ? 'ended' : last?.kind === 'pause' ? 'paused' : 'running',
  };
}

/** 绿, 黄 from one third of the limit on, 红 when it is over (domain rule of the three lamps). */
export function lampOf({ leftDays, dueDate, state }: Reading, limit: Limit, now: number): 'green' | 'yellow' | 'red' {
  if (state === 'ended' || state === 'paused') return 'green';
  if (dueDate !== null && dateOf(now) > dueDate) return 'red';
  return leftDays * 3 <= limit.days ? 'yellow' : 'green';
}

const TITLES: Readonly<Record<ClockName, string>> = {
  preReview: '网上预审',
  accept: '决定是否受理',
  promise: '承诺办结',
  legal: '法定办结',
  delivery: '送达结果',
};
export const clockTitle = (name: ClockName): string => TITLES[name];

/** 即办: there are no days to count. */
function explainSameDay(name: ClockName, { state, leftDays }: Reading, last: string): string {
  const rule = `${TITLES[name]}是当天办结的`;
  if (state === 'ended') return `${rule}，已经办完这一步。`;
  if (state === 'paused') return `${rule}，现在停止计时。`;
  return leftDays < 0 ? `${rule}，超过 ${-leftDays} 天${last}。` : `${rule}${last}。`;
}

/** 「为什么还剩 6 天」, in one sentence. */
export function explainClock(name: ClockName, timed: Timed, reading: Reading): string {
  const { limit, segments } = timed;
  const start = startOf(segments) ?? '';
  const unit = limit.unit === '1' ? '个工作日' : '天';
  const last = reading.dueDate === null ? '' : `，最晚 ${longDate(reading.dueDate)}`;
  if (limit.days === 0) return explainSameDay(name, reading, last);
  const rule = `${TITLES[name]}的期限是 ${limit.days} ${unit}，从 ${longDate(start)}的下一个${limit.unit === '1' ? '工作日' : '日子'}起算第 1 天`;
  const paused = reading.pausedDays > 0 ? `，另有 ${reading.pausedDays} 天不计` : '';
  if (reading.state === 'ended') return `${rule}；用了 ${reading.usedDays} 天${paused}，已经办完这一步。`;
  if (reading.state === 'paused') return `${rule}；已用 ${reading.usedDays} 天${paused}，现在停止计时。`;
  if (reading.leftDays < 0)
    return `${rule}；已用 ${reading.usedDays} 天${paused}，超过 ${-reading.leftDays} 天${last}。`;
  return `${rule}；已用 ${reading.usedDays} 天${paused}，还剩 ${reading.leftDays} 天${last}。`;
}
