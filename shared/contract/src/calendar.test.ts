import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  atBeijing,
  dateOf,
  daysBetween,
  fromInstant,
  halfDay,
  longDate,
  nearDate,
  shortTime,
  timeOf,
  toInstant,
  weekdayName,
  workingDaysFrom,
  type WorkCalendar,
} from './calendar.js';

test('a moment is written in Beijing time whatever zone the process has', () => {
  const moment = Date.UTC(2026, 11, 31, 16, 30);
  expect(toInstant(moment)).toBe('2027-01-01T00:30:00.000+08:00');
  expect([dateOf(moment), timeOf(moment)]).toEqual(['2027-01-01', '00:30']);
  expect(atBeijing('2027-01-01', '00:30')).toBe(moment);
});

test('instants and days survive the way there and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
      expect(fromInstant(toInstant(ms))).toBe(ms);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
      expect(daysBetween('2026-02-28', addDays('2026-02-28', days))).toBe(days);
    }),
  );
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});

test('days and times are said the way people say them', () => {
  expect(longDate('2026-11-25')).toBe('11 月 25 日 周三');
  expect(weekdayName('2026-11-22')).toBe('周日');
  expect(nearDate('2026-11-27', '2026-11-25')).toBe('后天');
  expect(nearDate('2026-11-24', '2026-11-25')).toBe('11 月 24 日 周二');
  expect([shortTime('09:30'), addMinutes('09:45', 30), halfDay('12:00')]).toEqual(['9:30', '10:15', '下午']);
});

test('working days skip holidays and keep make-up Saturdays', () => {
  const calendar: WorkCalendar = {
    dayOf: (date) => ({
      kind:
        date === '2026-10-10'
          ? 'makeupWorkday'
          : date <= '2026-10-07'
            ? 'holiday'
            : date === '2026-10-11'
              ? 'weekend'
              : 'workday',
    }),
  };
  expect(workingDaysFrom(calendar, '2026-10-06', 4)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12']);
  expect(workingDaysFrom({ dayOf: () => ({ kind: 'closed' }) }, '2030-01-01', 3)).toEqual([]);
});
