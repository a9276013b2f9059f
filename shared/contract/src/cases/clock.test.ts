import { describe, expect, test } from 'vitest';
import { atBeijing, toInstant, weekdayOf, type WorkCalendar } from '../calendar.js';
import type { Segment, TimeUnit } from './case.js';
import { daysOfClock, deadlineOf, endOf, explainClock, lampOf, readClock, type Timed } from './clock.js';
import { moveClocks, segmentsOf } from './clock-moves.js';

/** 国务院办公厅关于 2026 年部分节假日安排的通知. */
const HOLIDAYS = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const MAKEUP = new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
const calendar: WorkCalendar = {
  dayOf: (date) => {
    if (date.startsWith('2028')) return { kind: 'closed' };
    const provisional = date.startsWith('2027') ? ({ provisional: true } as const) : {};
    if (MAKEUP.has(date)) return { kind: 'makeupWorkday' };
    if (HOLIDAYS.some(([first, last]) => date >= first && date <= last)) return { kind: 'holiday' };
    return { kind: [0, 6].includes(weekdayOf(date)) ? 'weekend' : 'workday', ...provisional };
  },
};
const at = (date: string, time = '10:00') => toInstant(atBeijing(date, time));
const stretch = (from: string, to: string | null = null, kind: 'run' | 'pause' = 'run'): Segment => ({
  clock: 'promise',
  kind,
  from: at(from),
  to: to === null ? null : at(to),
  reason: '',
  legalBasis: '',
});
const timed = (days: number, segments: Segment[], unit: TimeUnit = '1'): Timed => ({
  limit: { days, unit },
  segments,
  calendar,
});
const due = (days: number, from: string, unit?: TimeUnit) => deadlineOf(timed(days, [stretch(from)], unit))?.dueDate;

// worked out by hand on the calendar of 2026; day 1 is the first working day after the event
test.each([
  ['an ordinary week', '2026-11-23', 5, '2026-11-30'],
  ['over a weekend', '2026-11-27', 1, '2026-11-30'],
  ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
  ['into the Saturday that makes up for Spring Festival', '2026-02-12', 2, '2026-02-14'],
  ['over Spring Festival, one day', '2026-02-14', 1, '2026-02-24'],
  ['over Spring Festival, five days', '2026-02-13', 5, '2026-02-27'],
  ['over Spring Festival to the second make-up Saturday', '2026-02-13', 6, '2026-02-28'],
  ['received within Spring Festival', '2026-02-18', 3, '2026-02-26'],
  ['over both make-up days', '2026-02-11', 8, '2026-02-28'],
  ['over Qingming', '2026-04-03', 1, '2026-04-07'],
  ['over Labour Day to the make-up Saturday', '2026-04-30', 4, '2026-05-09'],
  ['with the make-up Sunday before National Day', '2026-09-18', 1, '2026-09-20'],
  ['over National Day, one day', '2026-09-30', 1, '2026-10-08'],
  ['over National Day to the make-up Saturday', '2026-09-30', 3, '2026-10-10'],
  ['received within National Day', '2026-10-03', 5, '2026-10-13'],
  ['twenty days from before National Day', '2026-09-21', 20, '2026-10-26'],
  ['a limit of no days ends on the day', '2026-11-24', 0, '2026-11-24'],
  ['a limit of no days from a Sunday', '2026-11-29', 0, '2026-11-30'],
])('%s: %s and %i days end on %s', (_, from, days, date) => expect(due(days, from)).toBe(date));

test('calendar days that end on a free day end on the next working day', () => {
  expect(due(5, '2026-11-23', '2')).toBe('2026-11-30');
  expect(due(10, '2026-09-25', '2')).toBe('2026-10-08');
});

test('a year without an official calendar is counted on its weekdays and shown as provisional', () => {
  expect(deadlineOf(timed(5, [stretch('2026-12-30')]))).toEqual({ dueDate: '2027-01-06', provisional: true });
  expect(deadlineOf(timed(5, [stretch('2026-11-23')]))?.provisional).toBe(false);
  expect(deadlineOf(timed(2, [stretch('2028-01-05')]))).toEqual({ dueDate: '2028-01-07', provisional: true });
});

test('a limit expires at 24:00', () => expect(endOf('2026-11-30')).toBe('2026-12-01T00:00:00.000+08:00'));

describe('a special procedure', () => {
  const segments = [
    stretch('2026-11-23', '2026-11-25'),
    stretch('2026-11-25', '2026-12-02', 'pause'),
    stretch('2026-12-02'),
  ];
  test('moves the last day by its working days', () => {
    expect(deadlineOf(timed(7, segments))?.dueDate).toBe('2026-12-09');
    expect(readClock(timed(7, segments), atBeijing('2026-12-03', '09:00'))).toMatchObject({
      usedDays: 3,
      leftDays: 4,
      pausedDays: 5,
      state: 'running',
    });
  });
  test('shows no last day while it lasts', () => {
    const open = timed(7, [stretch('2026-11-23', '2026-11-25'), stretch('2026-11-25', null, 'pause')]);
    const reading = readClock(open, atBeijing('2026-12-01', '09:00'));
    expect(reading).toMatchObject({ usedDays: 2, leftDays: 5, pausedDays: 4, dueDate: null, state: 'paused' });
    expect(explainClock('promise', open, reading)).toContain('停止计时');
  });
  test('that ends on the day it began costs nothing', () => {
    const [, , last] = segments;
    const short = [stretch('2026-11-23', '2026-11-25'), stretch('2026-11-25', '2026-11-25', 'pause'), last!];
    expect(deadlineOf(timed(7, short))?.dueDate).toBe('2026-12-02');
  });
});

test('why six days are left', () => {
  const clock = timed(7, [stretch('2026-11-23')]);
  const reading = readClock(clock, atBeijing('2026-11-24', '09:00'));
  expect(explainClock('promise', clock, reading)).toBe(
    '承诺办结的期限是 7 个工作日，从 11 月 23 日 周一的下一个工作日起算第 1 天；已用 1 天，还剩 6 天，最晚 12 月 2 日 周三。',
  );
});

test('what is done on the spot has no days to explain', () => {
  const clock = timed(0, [stretch('2026-11-24')]);
  const told = (date: string) => explainClock('promise', clock, readClock(clock, atBeijing(date, '09:00')));
  expect(told('2026-11-24')).toBe('承诺办结是当天办结的，最晚 11 月 24 日 周二。');
  expect(told('2026-11-25')).toBe('承诺办结是当天办结的，超过 1 天，最晚 11 月 24 日 周二。');
  const done = timed(0, [stretch('2026-11-24', '2026-11-24')]);
  expect(explainClock('promise', done, readClock(done, atBeijing('2026-11-26', '09:00')))).toBe(
    '承诺办结是当天办结的，已经办完这一步。',
  );
});

test('the lamp turns yellow for the last third and red after the last day', () => {
  const clock = timed(6, [stretch('2026-11-23')]);
  const lamp = (date: string) => {
    const now = atBeijing(date, '09:00');
    return lampOf(readClock(clock, now), clock.limit, now);
  };
  expect([lamp('2026-11-26'), lamp('2026-11-27'), lamp('2026-12-01'), lamp('2026-12-02')]).toEqual([
    'green',
    'yellow',
    'yellow',
    'red',
  ]);
});

describe('actions move the clocks', () => {
  const accepted = moveClocks(moveClocks([], 'submit', at('2026-11-23')), 'accept', at('2026-11-24'));
  const names = (segments: Segment[]) =>
    segments.map(({ clock, kind, to }) => `${clock} ${kind}${to === null ? '' : ' ended'}`);

  test('acceptance ends the five days and starts promise and law', () => {
    expect(names(accepted)).toEqual(['accept run ended', 'promise run', 'legal run']);
  });
  test('a special procedure stops both, and its end starts both', () => {
    const why = { reason: '检验', legalBasis: '第四十五条' };
    const paused = moveClocks(accepted, 'startSpecial', at('2026-11-25'), why);
    expect(names(segmentsOf(paused, 'legal'))).toEqual(['legal run ended', 'legal pause']);
    expect(names(segmentsOf(moveClocks(paused, 'endSpecial', at('2026-11-27')), 'promise'))).toEqual([
      'promise run ended',
      'promise pause ended',
      'promise run',
    ]);
  });
  test('a correction during review stops nothing unless the matter says by which rule', () => {
    expect(moveClocks(accepted, 'requestReviewCorrection', at('2026-11-25'))).toEqual(accepted);
    const why = { reason: '补正', legalBasis: '某办法第三条' };
    const paused = moveClocks(accepted, 'requestReviewCorrection', at('2026-11-25'), why);
    expect(names(segmentsOf(paused, 'legal'))).toEqual(['legal run']);
    expect(names(segmentsOf(moveClocks(paused, 'supplement', at('2026-11-26')), 'promise'))).toHaveLength(3);
  });
  test('a correction before acceptance starts the five days anew', () => {
    const asked = moveClocks(moveClocks([], 'submit', at('2026-11-23')), 'requestCorrection', at('2026-11-24'));
    const again = segmentsOf(moveClocks(asked, 'supplement', at('2026-12-01')), 'accept');
    expect(deadlineOf({ ...timed(5, again) })?.dueDate).toBe('2026-12-08');
  });
});

test('the days of a clock are told one by one: counted, left out while paused, free, and made up for', () => {
  const paused = timed(6, [
    stretch('2026-09-17', '2026-09-18'),
    stretch('2026-09-18', '2026-09-21', 'pause'),
    stretch('2026-09-21'),
  ]);
  const told = daysOfClock(paused, deadlineOf(paused)?.dueDate ?? '');
  const words = told.map(({ date, kind, counts, isPaused }) =>
    [date.slice(8), kind, counts ? 'counts' : isPaused ? 'paused' : 'free'].join(' '),
  );
  expect(words).toEqual([
    '18 workday counts',
    '19 weekend free',
    '20 makeupWorkday paused',
    '21 workday paused',
    '22 workday counts',
    '23 workday counts',
    '24 workday counts',
    '25 holiday free',
    '26 holiday free',
    '27 holiday free',
    '28 workday counts',
    '29 workday counts',
  ]);
  expect(daysOfClock(timed(5, []), '2026-09-30')).toEqual([]);
});
