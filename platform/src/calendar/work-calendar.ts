import { createRequire } from 'node:module';
import type * as ChineseDays from 'chinese-days';
import { weekdayOf, type Day, type WorkCalendar } from '@yichuang/contract/calendar';
import { PROVISIONAL_HOLIDAYS } from './provisional-days.js';

// the package is UMD: an import would see its default export differently under Node and under a bundler
const { getDayDetail } = createRequire(import.meta.url)('chinese-days') as typeof ChineseDays;

/** Years for which chinese-days 1.5 holds the State Council's arrangement. */
const FIRST_YEAR = '2004';
const LAST_YEAR = '2026';

const isWeekend = (date: string) => [0, 6].includes(weekdayOf(date));
const ordinary = (date: string): Day => ({ kind: isWeekend(date) ? 'weekend' : 'workday' });

/** `Spring Festival,春节,4` is a day of a holiday's arrangement, `Saturday` is not. */
function official(date: string): Day {
  // always the text: a Date would be read in the process's own time zone
  const { work, name } = getDayDetail(date);
  const holiday = name.split(',')[1];
  if (holiday === undefined) return ordinary(date);
  return work ? { kind: 'makeupWorkday', reason: `${holiday}调休上班` } : { kind: 'holiday', reason: holiday };
}

function provisional(date: string, holidays: Readonly<Record<string, string>>): Day {
  const reason = holidays[date];
  return { ...(reason === undefined ? ordinary(date) : { kind: 'holiday', reason }), provisional: true };
}

/** The national calendar of working days with 调休. A year that nobody has announced is closed, never "every weekday". */
export class NationalCalendar implements WorkCalendar {
  /** @param date `YYYY-MM-DD`, a day in Beijing */
  dayOf(date: string): Day {
    const year = date.slice(0, 4);
    if (year >= FIRST_YEAR && year <= LAST_YEAR) return official(date);
    const holidays = PROVISIONAL_HOLIDAYS[year];
    return holidays ? provisional(date, holidays) : { kind: 'closed', reason: '还没有公布放假安排' };
  }
}
