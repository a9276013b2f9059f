import { describe, expect, test } from 'vitest';
import { forecastOf, forecastSentence, type Paced } from '@yichuang/contract/catalogue/forecast';
import { NationalCalendar } from '../calendar/work-calendar.js';

const calendar = new NationalCalendar();
const matter = (promiseDay: number, changes: Partial<Paced> = {}): Paced => ({
  promiseDay,
  promiseType: '1',
  anticipateDay: 20,
  anticipateType: '1',
  specialProcedures: [],
  ...changes,
});
const of = (promiseDay: number, submitted: string, changes?: Partial<Paced>) =>
  forecastOf(matter(promiseDay, changes), submitted, calendar);

// worked out by hand on the State Council's calendar of 2026
test.each([
  ['an ordinary week', '2026-11-24', 7, '2026-11-25', '2026-12-01', '2026-12-03'],
  ['a Sunday: received on Monday', '2026-11-22', 7, '2026-11-24', '2026-11-27', '2026-12-02'],
  ['before Spring Festival', '2026-02-13', 7, '2026-02-14', '2026-02-27', '2026-03-02'],
  ['within Spring Festival', '2026-02-18', 3, '2026-02-25', '2026-02-28', '2026-02-27'],
  ['the make-up Saturday of Spring Festival', '2026-02-14', 1, '2026-02-24', '2026-02-28', '2026-02-24'],
  ['before National Day, to the make-up Saturday', '2026-09-30', 3, '2026-10-08', '2026-10-13', '2026-10-10'],
  ['within National Day', '2026-10-03', 2, '2026-10-09', '2026-10-13', '2026-10-10'],
  ['over the end of the year', '2026-12-30', 5, '2026-12-31', '2027-01-07', '2027-01-07'],
])('%s: handed in on %s, %i days count from %s, told by %s, done by %s', (_, submitted, days, from, told, done) => {
  expect(of(days, submitted)).toMatchObject({ submitted, countsFrom: from, acceptedBy: told, promisedBy: done });
});

test.each([
  ['a working day', '2026-11-24', '2026-11-24'],
  ['a Sunday', '2026-11-22', '2026-11-23'],
  ['a make-up Saturday', '2026-10-10', '2026-10-10'],
  ['National Day', '2026-10-03', '2026-10-08'],
])('what is done on the spot is done on %s or on the next working day', (_, submitted, day) => {
  const forecast = of(0, submitted, { anticipateDay: 0 });
  expect(forecast).toMatchObject({ acceptedBy: day, promisedBy: day, latestBy: day, legalBy: null, isOnTheSpot: true });
});

test('the longest way and the law have their days too', () => {
  expect(of(7, '2026-11-24')).toMatchObject({ latestBy: '2026-12-10', legalBy: '2026-12-22' });
});

test('calendar days that end in a holiday end after it', () => {
  const forecast = of(30, '2026-09-01', { promiseType: '2' });
  expect(forecast).toMatchObject({ countsFrom: '2026-09-02', promisedBy: '2026-10-08' });
});

describe('a year whose holidays nobody has announced', () => {
  test('is counted on its statutory days and marked', () => {
    expect(of(5, '2026-12-30').provisional).toBe(true);
    expect(of(5, '2027-02-04')).toMatchObject({ promisedBy: '2027-02-15', provisional: true });
    expect(of(5, '2026-11-24', { anticipateDay: 10 }).provisional).toBe(false);
  });
  test('marks a forecast of which only a later day lies in it', () => {
    expect(of(7, '2026-11-24', { anticipateDay: 40 }).provisional).toBe(true);
  });
});

test('a procedure that stops the clock is told with its days and moves no promise', () => {
  const specialProcedures = [
    { name: '专家评审', days: 5, counted: false },
    { name: '现场核查', days: 3, counted: true },
  ];
  const forecast = of(10, '2026-11-24', { specialProcedures });
  expect(forecast.uncounted).toEqual([{ name: '专家评审', days: 5 }]);
  expect(forecast.promisedBy).toBe('2026-12-08');
  expect(forecast.steps.map(({ name, date }) => [name, date])).toEqual([
    ['提交', '2026-11-24'],
    ['受理', '2026-12-01'],
    ['专家评审', null],
    ['现场核查', null],
    ['办结', '2026-12-08'],
    ['法定期限', '2026-12-22'],
    ['送到您手里', '2026-12-22'],
  ]);
  expect(forecast.steps[2]?.note).toContain('5 天，不算在办理时间里');
  expect(forecastSentence(forecast, '2026-11-24')).toBe('今天交，最晚 12 月 8 日办好（专家评审的时间另算）');
});

test('is said in one sentence', () => {
  expect(forecastSentence(of(7, '2026-11-24'), '2026-11-24')).toBe('今天交，最晚 12 月 3 日办好');
  expect(forecastSentence(of(7, '2026-11-24'), '2026-11-23')).toBe('明天交，最晚 12 月 3 日办好');
  expect(forecastSentence(of(7, '2026-12-28'), '2026-11-23')).toBe('12 月 28 日交，最晚 2027 年 1 月 7 日办好');
  expect(forecastSentence(of(0, '2026-11-24'), '2026-11-24')).toBe('今天交，当天办好');
  expect(forecastSentence(of(0, '2026-11-22'), '2026-11-22')).toBe('今天交，最晚 11 月 23 日办好');
});
