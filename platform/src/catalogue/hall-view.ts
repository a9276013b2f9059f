import * as z from 'zod/mini';
import {
  addDays,
  daysBetween,
  isWorking,
  longDate,
  shortTime,
  weekdayName,
  workingDaysFrom,
  type WorkCalendar,
} from '@yichuang/contract/calendar';
import { HallSummary, type Hall } from '@yichuang/contract/catalogue/hall';
import type { HallRecord } from './halls.repository.js';

export type Position = { lat: number; lng: number };

const EARTH_M = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres on the sphere (haversine): within 0.5 % of the true distance. */
export function distanceBetween(a: Position, b: Position): number {
  const [dLat, dLng] = [radians(b.lat - a.lat), radians(b.lng - a.lng)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h))));
}

export const toHallSummary = (hall: HallRecord, near?: Position): HallSummary => ({
  ...z.parse(HallSummary, { ...hall, windowCount: hall.windows.length }),
  ...(near && { distance: distanceBetween(near, hall) }),
});

const dayName = (date: string, today: string) => {
  const ahead = daysBetween(today, date);
  if (ahead === 1) return '明天';
  return ahead < 7 ? weekdayName(date) : longDate(date);
};

/** 「周一 9:00 上班」, or nothing to say where no working day is known. */
function nextOpening(hall: HallRecord, today: string, calendar: WorkCalendar): string {
  const [next] = workingDaysFrom(calendar, addDays(today, 1), 1);
  const first = hall.hours[0];
  return next && first ? `，${dayName(next, today)} ${shortTime(first.start)} 上班` : '';
}

/** Whether the hall works at this moment, in words that also say when it does next. */
export function openState(hall: HallRecord, now: { date: string; time: string }, calendar: WorkCalendar): Hall['open'] {
  const { kind, reason } = calendar.dayOf(now.date);
  const closed = (text: string) => ({ isOpen: false, today: kind, text });
  if (!isWorking(kind))
    return closed(`今天休息${reason === undefined ? '' : `（${reason}）`}${nextOpening(hall, now.date, calendar)}`);
  const running = hall.hours.find(({ start, end }) => start <= now.time && now.time < end);
  if (running) return { isOpen: true, today: kind, text: `正在办公，${shortTime(running.end)} 下班` };
  const later = hall.hours.findIndex(({ start }) => now.time < start);
  const start = hall.hours[later]?.start;
  if (start !== undefined) return closed(`${later === 0 ? '还没上班' : '午间休息'}，${shortTime(start)} 上班`);
  return closed(`已经下班${nextOpening(hall, now.date, calendar)}`);
}

export function toHall(hall: HallRecord, now: { date: string; time: string }, calendar: WorkCalendar): Hall {
  const comprehensive = hall.windows.filter((window) => window.kind === 'comprehensive').length;
  return {
    ...toHallSummary(hall),
    areas: hall.areas.map(({ id, name, letter }) => ({ id, name, letter })),
    windows: hall.windows,
    facilities: hall.facilities,
    comprehensiveShare: Math.round((comprehensive / Math.max(1, hall.windows.length)) * 100),
    open: openState(hall, now, calendar),
  };
}
