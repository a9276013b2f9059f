import { weekdayOf } from '@yichuang/contract/calendar';
import type { CaseClock, ClockDay } from '@yichuang/contract/cases/case';
import { expect, test } from 'vitest';
import { calendarOf, rangesText } from './clock-calendar';

const CLOCK: CaseClock = {
  clock: 'promise',
  title: '承诺办结',
  limitDays: 8,
  unit: '1',
  state: 'running',
  usedDays: 4,
  leftDays: 4,
  pausedDays: 2,
  dueDate: '2026-11-30',
  dueAt: '2026-12-01T00:00:00.000+08:00',
  provisional: false,
  lamp: 'green',
  explanation: '',
};
/** From Friday the 13th; the 19th and 20th stand still. */
const days = (last: string, more: Partial<Record<string, Partial<ClockDay>>> = {}): ClockDay[] =>
  Array.from({ length: 30 }, (_, ahead) => {
    const date = ahead < 18 ? `2026-11-${13 + ahead}` : `2026-12-${String(ahead - 17).padStart(2, '0')}`;
    const isFree = [0, 6].includes(weekdayOf(date));
    const isPaused = date === '2026-11-19' || date === '2026-11-20';
    const day = {
      date,
      kind: isFree ? ('weekend' as const) : ('workday' as const),
      counts: !isFree && !isPaused,
      isPaused,
    };
    return { ...day, ...more[date] };
  }).filter(({ date }) => date <= last);
const marks = (calendar: ReturnType<typeof calendarOf>) =>
  calendar?.weeks.map((week) => week.map(({ text, mark }) => `${text} ${mark}`).join(', '));

test('whole weeks from Monday to Sunday; used, paused, left, the last day, and what only fills a week', () => {
  expect(marks(calendarOf(CLOCK, days('2026-11-30'), '2026-11-18'))).toEqual([
    '9 outside, 10 outside, 11 outside, 12 outside, 13 used, 14 free, 15 free',
    '16 used, 17 used, 18 used, 19 paused, 20 paused, 21 free, 22 free',
    '23 left, 24 left, 25 left, 26 left, 27 left, 28 free, 29 free',
    '30 due, 12-1 outside, 2 outside, 3 outside, 4 outside, 5 outside, 6 outside',
  ]);
});

test('today is one of the used days, and marked', () => {
  const calendar = calendarOf(CLOCK, days('2026-11-30'), '2026-11-18');
  expect(calendar?.weeks.flat().filter(({ isToday }) => isToday)).toMatchObject([{ text: '18', mark: 'used' }]);
});

test('days after the last one are over the limit', () => {
  const late = { ...CLOCK, usedDays: 10, leftDays: -2 };
  const calendar = calendarOf(late, days('2026-12-02'), '2026-12-02');
  expect(marks(calendar)?.[3]).toBe('30 due, 12-1 over, 2 over, 3 outside, 4 outside, 5 outside, 6 outside');
  expect(calendar?.marks).toEqual(['used', 'paused', 'due', 'over', 'free']);
  expect(calendar?.sentence).toContain('超过 2 天');
});

test('a holiday and a weekend that is worked carry their letter', () => {
  const told = days('2026-11-30', {
    '2026-11-14': { kind: 'makeupWorkday', counts: true },
    '2026-11-16': { kind: 'holiday', counts: false },
  });
  const [first, second] = calendarOf(CLOCK, told, '2026-11-18')?.weeks ?? [];
  expect(first?.[5]).toMatchObject({ text: '14', mark: 'used', note: '班' });
  expect(second?.[0]).toMatchObject({ text: '16', mark: 'free', note: '休' });
});

test('while the clock stands still no day is left and none is the last', () => {
  const paused = { ...CLOCK, state: 'paused' as const, dueDate: null, dueAt: null };
  const calendar = calendarOf(paused, days('2026-11-20'), '2026-11-20');
  expect(calendar?.marks).toEqual(['used', 'paused', 'free']);
  expect(calendar?.sentence).not.toContain('最晚');
});

test('the sentence says what the picture shows', () => {
  expect(calendarOf(CLOCK, days('2026-11-30'), '2026-11-20')?.sentence).toBe(
    '承诺办结共 8 个工作日；已用 4 天：11 月 13 日、16 日至 18 日；停表不计：11 月 19 日至 20 日；还剩 4 天：11 月 23 日至 27 日、30 日；最晚 11 月 30 日',
  );
});

test('nothing to count is no calendar', () => {
  expect(calendarOf(CLOCK, [], '2026-11-18')).toBeUndefined();
});

test('days one after the other are said as one stretch, a month where it changes', () => {
  expect(rangesText(['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-03'])).toBe(
    '11 月 27 日、30 日至 12 月 1 日、3 日',
  );
  expect(rangesText([])).toBe('');
});
