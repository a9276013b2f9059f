import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { expect, test } from 'vitest';
import { nearest } from './api';

const at = (id: string, date: string, start: string, state: Appointment['state'] = 'booked') =>
  ({ id, date, start, state }) as Appointment;

test('the nearest appointment is the first that is still to come, whatever the order of booking', () => {
  const all = [
    at('later', '2026-11-27', '09:00'),
    at('next', '2026-11-25', '10:00'),
    at('cancelled', '2026-11-24', '10:00', 'cancelled'),
    at('past', '2026-11-20', '10:00'),
  ];
  expect(nearest(all, '2026-11-23')?.id).toBe('next');
});

test('none to come is null', () => {
  expect(nearest([at('past', '2026-11-20', '10:00')], '2026-11-23')).toBeNull();
});
