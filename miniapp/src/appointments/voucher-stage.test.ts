import { expect, test } from 'vitest';
import { hasCode, pollEvery, stageOf, stageWords } from './voucher-stage.js';

const NOW = Date.parse('2026-11-25T09:48:00+08:00');
const pass = { checkInFrom: '2026-11-25T09:30:00+08:00', validFor: '2026-11-25' };
const queue = (state: 'waiting' | 'called' | 'missed' | 'left' | 'served') => ({
  ticketId: 't1',
  number: 'B017',
  state,
  ahead: 3,
  estimatedMinutes: 12,
  window: { number: 2, name: '综合窗口' },
});
const booked = { state: 'booked' } as const;
const checkedIn = { state: 'checkedIn' } as const;

test('half an hour before the time it can be checked in, not earlier and not on another day', () => {
  expect(stageOf(booked, pass, NOW)).toBe('canCheckIn');
  expect(stageOf(booked, pass, Date.parse('2026-11-25T09:29:00+08:00'))).toBe('booked');
  expect(stageOf(booked, pass, Date.parse('2026-11-26T09:48:00+08:00'))).toBe('booked');
  expect(stageOf(booked, undefined, NOW)).toBe('booked');
});

test('after check-in the ticket says where one stands', () => {
  expect(stageOf(checkedIn, { ...pass, queue: queue('waiting') }, NOW)).toBe('waiting');
  expect(stageOf(checkedIn, { ...pass, queue: queue('called') }, NOW)).toBe('called');
  expect(stageOf(checkedIn, { ...pass, queue: queue('missed') }, NOW)).toBe('missed');
});

test('what the appointment says at its end comes before an older pass', () => {
  expect(stageOf({ state: 'cancelled' }, { ...pass, queue: queue('waiting') }, NOW)).toBe('cancelled');
  expect(stageOf({ state: 'served' }, { ...pass, queue: queue('called') }, NOW)).toBe('served');
  expect(stageOf({ state: 'noShow' }, undefined, NOW)).toBe('noShow');
});

test('a code is shown while it can be used, and nothing is asked when nothing can change', () => {
  expect((['booked', 'canCheckIn', 'waiting', 'called', 'serving', 'missed'] as const).every(hasCode)).toBe(true);
  expect((['served', 'cancelled', 'noShow', 'left'] as const).some(hasCode)).toBe(false);
  expect([pollEvery('booked'), pollEvery('waiting'), pollEvery('cancelled')]).toEqual([15_000, 3_000, false]);
});

test('the words name the window that calls and the minutes that are left', () => {
  const appointment = { date: '2026-11-25', start: '10:00', late: false };
  expect(stageWords('called', appointment, queue('called'), NOW).title).toBe('去 2 号窗口');
  expect(stageWords('booked', appointment, undefined, NOW).title).toBe('今天 10:00，还有 12 分钟');
  expect(stageWords('waiting', { ...appointment, late: true }, queue('waiting'), NOW).title).toContain('来晚了');
});
