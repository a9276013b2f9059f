import { describe, expect, test } from 'vitest';
import { nextOfCorrection } from './correction-reminders.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const next = (sentAt: string, dueDate: string, reminders: string[] = []) =>
  nextOfCorrection({ correction: { items: [], sentAt, dueDate, isAnswered: false }, reminders });

// 2026-11-27 is a Friday
describe.each([
  {
    name: 'three weeks: half of them is over on a Saturday',
    sentAt: at('2026-11-24'),
    dueDate: '2026-12-15',
    moments: [at('2026-12-05'), at('2026-12-14'), at('2026-12-16', '00:00')],
  },
  {
    name: 'due on a Monday: the day before is a Sunday, when materials can be handed in online',
    sentAt: at('2026-11-27', '16:00'),
    dueDate: '2026-12-07',
    moments: [at('2026-12-02'), at('2026-12-06'), at('2026-12-08', '00:00')],
  },
  {
    name: 'from Friday to Monday: never twice at once, never at night',
    sentAt: at('2026-11-27', '10:00'),
    dueDate: '2026-11-30',
    moments: [at('2026-11-29'), at('2026-11-30'), at('2026-12-01', '00:00')],
  },
  {
    name: 'due tomorrow: both on the last day',
    sentAt: at('2026-11-26', '15:00'),
    dueDate: '2026-11-27',
    moments: [at('2026-11-27'), at('2026-11-27', '16:30'), at('2026-11-28', '00:00')],
  },
])('$name', ({ sentAt, dueDate, moments: [first, second, end] }) => {
  test('is reminded of twice and then over', () => {
    expect(next(sentAt, dueDate)).toBe(first);
    expect(next(sentAt, dueDate, [first!])).toBe(second);
    expect(next(sentAt, dueDate, [first!, second!])).toBe(end);
  });
});

test('whoever was reminded too late has the day after the last reminder', () => {
  const late = at('2026-12-20', '11:00');
  expect(next(at('2026-11-24'), '2026-12-15', [late])).toBe(at('2026-12-21'));
  expect(next(at('2026-11-24'), '2026-12-15', [late, at('2026-12-21')])).toBe(at('2026-12-23', '00:00'));
});

test('nothing is due while nothing is asked for, and after it was answered', () => {
  const correction = { items: [], sentAt: at('2026-11-24'), dueDate: '2026-12-15', isAnswered: true };
  expect(nextOfCorrection({ correction, reminders: [] })).toBeNull();
  expect(nextOfCorrection({ correction: null, reminders: [] })).toBeNull();
});
