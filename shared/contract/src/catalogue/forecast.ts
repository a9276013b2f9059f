import * as z from 'zod/mini';
import { addDays, atBeijing, DateText, longDate, nearDate, toInstant, type WorkCalendar } from '../calendar.js';
import { deadlineOf, type Deadline, type Limit } from '../cases/clock.js';
import type { Item } from './item.js';

export const ForecastStep = z.object({
  name: z.string(),
  /** Null where nobody can name the day: a procedure that stops the clock. */
  date: z.nullable(DateText),
  note: z.string(),
});

/** When something handed in on a day is done, by the rules that count a real application. */
export const Forecast = z.object({
  submitted: DateText,
  /** The day it can be accepted: `submitted`, or the next working day. */
  receivedOn: DateText,
  /** Day 1 of the promise; what is done on the spot has its day of receipt here. */
  countsFrom: DateText,
  /** By when the applicant is told whether it is accepted. */
  acceptedBy: DateText,
  /** Promised, where it is accepted on the day it is received. */
  promisedBy: DateText,
  /** Promised, where the days for acceptance are used up. */
  latestBy: DateText,
  /** Null where the law names no limit. */
  legalBy: z.nullable(DateText),
  isOnTheSpot: z.boolean(),
  /** Procedures whose days the promise does not count (行政许可法 第四十五条). */
  uncounted: z.array(z.object({ name: z.string(), days: z.int() })),
  /** A day of a year whose holidays nobody has announced was counted. */
  provisional: z.boolean(),
  steps: z.array(ForecastStep),
});
export type Forecast = z.infer<typeof Forecast>;

/** What of a matter decides its days. */
export type Paced = Pick<Item, 'promiseDay' | 'promiseType' | 'anticipateDay' | 'anticipateType'> & {
  readonly specialProcedures: Item['specialProcedures'];
};

/** Working days in which the applicant is told (行政许可法 第三十二条), and in which the decision is handed over (第四十四条). */
export const ACCEPT: Limit = { days: 5, unit: '1' };
export const DELIVERY: Limit = { days: 10, unit: '1' };

function lastDay(calendar: WorkCalendar, limit: Limit, from: string): Deadline {
  const at = toInstant(atBeijing(from, '00:00'));
  const segment = { clock: 'promise', kind: 'run', from: at, to: null, reason: '', legalBasis: '' } as const;
  // only a paused or unstarted clock has no last day
  return (
    deadlineOf({ limit, calendar, segments: [segment] }) ?? { dueDate: addDays(from, limit.days), provisional: true }
  );
}

const inWords = ({ days, unit }: Limit) => `${days} ${unit === '1' ? '个工作日' : '天'}`;

type Dates = Pick<Forecast, 'submitted' | 'receivedOn' | 'acceptedBy' | 'promisedBy' | 'latestBy' | 'legalBy'>;
type Limits = { promise: Limit; legal: Limit };

function stepsOf(dates: Dates, { promise, legal }: Limits, procedures: Item['specialProcedures'], delivered: string) {
  const { submitted, receivedOn, acceptedBy, promisedBy, latestBy, legalBy } = dates;
  const isOnTheSpot = promise.days === 0;
  const late = submitted === receivedOn ? '' : '这天不上班，下一个工作日收件';
  const told = `最晚这天告诉您受不受理；没有告诉的，从收到那天起就算受理`;
  const counted = `受理后的下一个${promise.unit === '1' ? '工作日' : '日子'}算第 1 天，一共 ${inWords(promise)}；这天才受理的，最晚 ${longDate(latestBy)}`;
  return [
    { name: '提交', date: submitted, note: late },
    { name: '受理', date: isOnTheSpot ? receivedOn : acceptedBy, note: isOnTheSpot ? '材料齐了当场收' : told },
    ...procedures.map(({ name, days, counted: isCounted }) => ({
      name,
      date: null,
      note:
        days === 0
          ? '算在办理时间里'
          : `最多 ${days} 天，${isCounted ? '算在办理时间里' : '不算在办理时间里，办好的日子会顺延'}`,
    })),
    { name: '办结', date: promisedBy, note: isOnTheSpot ? '当天办好；下班以后交的，下一个工作日办' : counted },
    ...(legalBy === null ? [] : [{ name: '法定期限', date: legalBy, note: `法律规定最多 ${inWords(legal)}` }]),
    ...(isOnTheSpot ? [] : [{ name: '送到您手里', date: delivered, note: `办结后 ${inWords(DELIVERY)}以内` }]),
  ];
}

/**
 * Works out the days of something handed in on `submitted`. The promise runs from acceptance, as in a real application:
 * complete papers are accepted at once on a working day, so on a free day it begins with the next working day.
 */
export function forecastOf(paced: Paced, submitted: string, calendar: WorkCalendar): Forecast {
  const promise: Limit = { days: paced.promiseDay, unit: paced.promiseType };
  const legal: Limit = { days: paced.anticipateDay, unit: paced.anticipateType };
  const isOnTheSpot = promise.days === 0;
  // a limit of no days ends on the day itself or on the next working day
  const received = lastDay(calendar, { days: 0, unit: '1' }, submitted);
  const receivedOn = received.dueDate;
  const accepted = isOnTheSpot ? received : lastDay(calendar, ACCEPT, submitted);
  const done = lastDay(calendar, promise, receivedOn);
  const latest = lastDay(calendar, promise, accepted.dueDate);
  const lawful = legal.days === 0 ? null : lastDay(calendar, legal, receivedOn);
  const delivered = lastDay(calendar, DELIVERY, done.dueDate);
  const first = lastDay(calendar, { days: 1, unit: promise.unit }, receivedOn).dueDate;
  const countsFrom = isOnTheSpot ? receivedOn : promise.unit === '1' ? first : addDays(receivedOn, 1);
  const dates = {
    submitted,
    receivedOn,
    acceptedBy: accepted.dueDate,
    promisedBy: done.dueDate,
    latestBy: latest.dueDate,
    legalBy: lawful?.dueDate ?? null,
  };
  const shown = [received, accepted, done, latest, ...(lawful ? [lawful] : []), ...(isOnTheSpot ? [] : [delivered])];
  return {
    ...dates,
    countsFrom,
    isOnTheSpot,
    uncounted: paced.specialProcedures.flatMap(({ name, days, counted }) => (counted ? [] : [{ name, days }])),
    provisional: shown.some(({ provisional }) => provisional),
    steps: stepsOf(dates, { promise, legal }, paced.specialProcedures, delivered.dueDate),
  };
}

const shortDate = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`;
const yearOf = (date: string, today: string) =>
  date.slice(0, 4) === today.slice(0, 4) ? '' : `${date.slice(0, 4)} 年 `;

function sentence(day: string, forecast: Forecast, today: string): string {
  const { submitted, promisedBy, isOnTheSpot, uncounted } = forecast;
  const others = uncounted.length === 0 ? '' : `（${uncounted.map(({ name }) => name).join('、')}的时间另算）`;
  if (isOnTheSpot && promisedBy === submitted) return `${day}交，当天办好${others}`;
  return `${day}交，最晚 ${yearOf(promisedBy, today)}${shortDate(promisedBy)}办好${others}`;
}

const dayOf = (date: string, today: string) => `${yearOf(date, today)}${shortDate(date)}`;

/** 「今天交，最晚 12 月 3 日办好」; `today` is the reader's day, `YYYY-MM-DD`. */
export function forecastSentence(forecast: Forecast, today: string): string {
  const { submitted } = forecast;
  const near = nearDate(submitted, today);
  return sentence(near === longDate(submitted) ? dayOf(submitted, today) : near, forecast, today);
}

/** 「11 月 24 日交，最晚 12 月 3 日办好」: on paper, which is read on any day, there is no today. */
export const forecastOnPaper = (forecast: Forecast, printed: string): string =>
  sentence(dayOf(forecast.submitted, printed), forecast, printed);

/** The last days of a package: applied for once, promised as one. */
export const pacedPackage = (whole: { promiseDay: number; anticipateDay: number }): Paced => ({
  promiseDay: whole.promiseDay,
  promiseType: '1',
  anticipateDay: whole.anticipateDay,
  anticipateType: '1',
  specialProcedures: [],
});
