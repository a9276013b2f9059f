import type { SlotDay } from '@yichuang/contract/appointments/appointment';
import { expect, test } from 'vitest';
import { toGcj02 } from './gcj02.js';
import { dayMark, nearestOpen, nextOpenDay, shownDays, suggested, withFull } from './slot-days.js';

const slot = (date: string, start: string, remaining: number, state: 'open' | 'full' | 'closed' = 'open') => ({
  id: `h.${date.replaceAll('-', '')}.${start.replace(':', '')}`,
  start,
  end: start,
  remaining,
  state,
});
const day = (date: string, dayKind: SlotDay['dayKind'], ...slots: SlotDay['slots']): SlotDay => ({
  date,
  dayKind,
  slots,
});
const DAYS = [
  day('2026-02-13', 'workday', slot('2026-02-13', '16:30', 0, 'full')),
  day('2026-02-14', 'makeupWorkday', slot('2026-02-14', '09:00', 1), slot('2026-02-14', '14:00', 2)),
  day('2026-02-16', 'holiday'),
  day('2026-02-24', 'workday', slot('2026-02-24', '09:00', 3)),
  day('2026-02-25', 'workday', slot('2026-02-25', '09:00', 0, 'closed')),
];

test('a worked Saturday is marked 班, a holiday 休, and days not open yet are not shown', () => {
  expect(DAYS.slice(0, 3).map(dayMark)).toEqual([undefined, '班', '休']);
  expect(shownDays(DAYS).at(-1)?.date).toBe('2026-02-24');
});

test('the next day with seats skips the full one and the holiday', () => {
  expect(nextOpenDay(DAYS)?.date).toBe('2026-02-14');
  expect(nextOpenDay(DAYS, '2026-02-14')?.date).toBe('2026-02-24');
});

test('the nearest open times leave out the one that was taken', () => {
  const taken = 'h.20260214.0900';
  expect(nearestOpen(withFull(DAYS, [taken]), taken, 2).map(({ slot }) => slot.id)).toEqual([
    'h.20260214.1400',
    'h.20260224.0900',
  ]);
});

test('three suggestions are on different days as far as there are days', () => {
  expect(suggested(DAYS, '上午', 3).map(({ date }) => date)).toEqual(['2026-02-14', '2026-02-24']);
  expect(suggested(DAYS, '下午', 3).map(({ slot }) => slot.start)).toEqual(['14:00']);
});

// the value that the public eviltransform project tests its own implementations with (Shanghai)
test('a place is moved to where mainland maps draw it', () => {
  const { lat, lng } = toGcj02({ lat: 31.1774276, lng: 121.5272106 });
  expect(lat).toBeCloseTo(31.17530398364597, 5);
  expect(lng).toBeCloseTo(121.531541859215, 5);
});
