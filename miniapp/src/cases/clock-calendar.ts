import { addDays, weekdayOf } from '@yichuang/contract/calendar';
import type { CaseClock, ClockDay } from '@yichuang/contract/cases/case';
import { dayMonth } from './case-words';

/** What a day is to the limit. `outside`: only fills the week. */
export type Mark = 'used' | 'left' | 'due' | 'over' | 'paused' | 'free' | 'outside';
export type Cell = {
  date: string;
  /** The day of the month; 「12-1」 where a month begins. */
  text: string;
  mark: Mark;
  isToday: boolean;
  /** 班: a weekend that is worked; 休: a holiday. */
  note: '班' | '休' | '';
};
export type ClockCalendar = {
  /** Weeks from Monday to Sunday. */
  weeks: Cell[][];
  /** The marks that appear, in the order of the legend. */
  marks: Mark[];
  /** The same in words, for those who do not see it. */
  sentence: string;
};

const LEGEND = ['used', 'paused', 'left', 'due', 'over', 'free'] as const satisfies readonly Mark[];
/** Monday is 0. */
const placeOf = (date: string) => (weekdayOf(date) + 6) % 7;

/** A day counts once it has begun, so today is used (contract: `daysUsed`). */
function markOf({ date, counts, isPaused }: ClockDay, dueDate: string | null, today: string): Mark {
  if (isPaused) return 'paused';
  if (date === dueDate) return 'due';
  if (!counts) return 'free';
  if (dueDate !== null && date > dueDate) return 'over';
  return date <= today ? 'used' : 'left';
}

const noteOf = ({ kind }: ClockDay): Cell['note'] => (kind === 'makeupWorkday' ? '班' : kind === 'holiday' ? '休' : '');

const textOf = (date: string): string => {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  return day === 1 ? `${month}-1` : String(day);
};

/** 「11 月 13 日、16 日至 18 日」: a month is said where it changes, days one after the other are drawn together. */
export function rangesText(dates: readonly string[]): string {
  const ranges: { first: string; last: string }[] = [];
  for (const date of dates) {
    const open = ranges[ranges.length - 1];
    if (open && addDays(open.last, 1) === date) open.last = date;
    else ranges.push({ first: date, last: date });
  }
  let month = '';
  const said = (date: string) => {
    const isSame = date.slice(0, 7) === month;
    month = date.slice(0, 7);
    return isSame ? `${Number(date.slice(8))} 日` : dayMonth(date);
  };
  return ranges.map(({ first, last }) => (first === last ? said(first) : `${said(first)}至 ${said(last)}`)).join('、');
}

function sentenceOf(clock: CaseClock, days: readonly ClockDay[], today: string): string {
  const unit = clock.unit === '1' ? '个工作日' : '天';
  const of = (isIt: (day: ClockDay) => boolean) => rangesText(days.filter(isIt).map(({ date }) => date));
  const used = of(({ counts, date }) => counts && date <= today);
  const paused = of(({ isPaused, date }) => isPaused && date <= today);
  const left = of(({ counts, date }) => counts && date > today);
  return [
    `${clock.title}共 ${clock.limitDays} ${unit}`,
    `已用 ${clock.usedDays} 天${used && `：${used}`}`,
    paused && `停表不计：${paused}`,
    clock.leftDays < 0 ? `超过 ${-clock.leftDays} 天` : `还剩 ${clock.leftDays} 天${left && `：${left}`}`,
    clock.dueDate !== null && `最晚 ${dayMonth(clock.dueDate)}`,
  ]
    .filter(Boolean)
    .join('；');
}

/** The days of a clock as weeks on a calendar, or undefined where there is nothing to count. */
export function calendarOf(clock: CaseClock, days: readonly ClockDay[], today: string): ClockCalendar | undefined {
  const [first, last] = [days[0], days[days.length - 1]];
  if (!first || !last) return undefined;
  const told = new Map(days.map((day) => [day.date, day]));
  const cellOf = (date: string): Cell => {
    const day = told.get(date);
    const seen = { date, text: textOf(date), isToday: date === today };
    return day
      ? { ...seen, mark: markOf(day, clock.dueDate, today), note: noteOf(day) }
      : { ...seen, mark: 'outside', note: '' };
  };
  const weeks: Cell[][] = [];
  for (let monday = addDays(first.date, -placeOf(first.date)); monday <= last.date; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, ahead) => cellOf(addDays(monday, ahead))));
  const present = new Set(weeks.flat().map(({ mark }) => mark));
  return { weeks, marks: LEGEND.filter((mark) => present.has(mark)), sentence: sentenceOf(clock, days, today) };
}
