import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, atBeijing, weekdayOf, type WorkCalendar } from '../calendar.js';
import {
  allowedChanges,
  checkInFrom,
  consecutiveSlots,
  formatSlotId,
  isBackInTime,
  isLate,
  isOverDayLimit,
  lastBookableDay,
  materialsToBring,
  onlineSeats,
  parseSlotId,
  refuseChange,
  refuseCheckIn,
  refuseTime,
  slotTimes,
} from './rules.js';

const HOURS = [
  { start: '09:00', end: '12:00' },
  { start: '13:30', end: '17:15' },
];
const weekends: WorkCalendar = {
  dayOf: (date) => ({ kind: [0, 6].includes(weekdayOf(date)) ? 'weekend' : 'workday' }),
};
const hall = (comprehensive: number, servedPerSlot: number) => ({
  hours: HOURS,
  windows: [
    ...Array.from({ length: comprehensive }, () => ({ kind: 'comprehensive' as const })),
    { kind: 'special' as const },
  ],
  booking: { servedPerSlot },
});
const TEN = { date: '2026-11-24', start: '10:00' };
const at = (time: string, date = TEN.date) => atBeijing(date, time);

describe('slots', () => {
  test('half hours wholly inside the opening hours', () => {
    expect(slotTimes(HOURS)).toEqual(
      '09:00 09:30 10:00 10:30 11:00 11:30 13:30 14:00 14:30 15:00 15:30 16:00 16:30'.split(' '),
    );
  });

  test('slots in a row never cross the lunch break', () => {
    const times = slotTimes(HOURS);
    expect(consecutiveSlots(times, '11:00', 2)).toEqual(['11:00', '11:30']);
    expect(consecutiveSlots(times, '11:30', 2)).toBeUndefined();
    expect(consecutiveSlots(times, '16:30', 2)).toBeUndefined();
  });

  test('an id says hall, day and time, and reads back', () => {
    const hallId = fc.stringMatching(/^[a-z0-9-]{1,60}$/);
    const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(hallId, dates, fc.nat(47), (hall, day, half) => {
        const time = { date: day.toISOString().slice(0, 10), start: addMinutes('00:00', half * 30) };
        expect(parseSlotId(formatSlotId(hall, time))).toEqual({ hallId: hall, ...time });
      }),
    );
    expect(parseSlotId('h.20261340.1000')).toBeUndefined();
    expect(parseSlotId('h.20260230.1000')).toBeUndefined();
    expect(parseSlotId('h.20261124.2400')).toBeUndefined();
    expect(parseSlotId('')).toBeUndefined();
  });
});

describe('seats', () => {
  test('a fifth, rounded up, is kept for walk-ins until half an hour before', () => {
    const before = at('09:29');
    expect(onlineSeats(hall(3, 4), TEN, before)).toBe(9);
    expect(onlineSeats(hall(5, 1), TEN, before)).toBe(4);
    expect(onlineSeats(hall(1, 1), TEN, before)).toBe(0);
    expect(onlineSeats(hall(3, 4), TEN, at('09:30'))).toBe(12);
  });

  test('special windows add no seats', () => {
    expect(onlineSeats(hall(0, 4), TEN, at('09:30'))).toBe(0);
  });

  test('the share is never less than a fifth and never more than a seat above it', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (windows, served) => {
        const kept = windows * served - onlineSeats(hall(windows, served), TEN, 0);
        expect(kept).toBeGreaterThanOrEqual((windows * served) / 5);
        expect(kept).toBeLessThan((windows * served) / 5 + 1);
      }),
    );
  });
});

describe('the booking window', () => {
  const refusal = (date: string, start: string, now: number, count = 1) =>
    refuseTime({ calendar: weekends, hall: hall(1, 2), now }, { date, start }, count);

  test('ends with the seventh working day after today', () => {
    expect(lastBookableDay(weekends, '2026-11-24')).toBe('2026-12-03');
    expect(lastBookableDay(weekends, '2026-11-28')).toBe('2026-12-08');
    expect(refusal('2026-12-03', '16:30', at('08:00'))).toBeUndefined();
    expect(refusal('2026-12-04', '09:00', at('08:00'))).toBe('OUTSIDE_BOOKING_WINDOW');
  });

  test('today closes half an hour before each slot', () => {
    expect(refusal(TEN.date, '10:00', at('09:30'))).toBeUndefined();
    expect(refusal(TEN.date, '10:00', at('09:30') + 1)).toBe('SLOT_CLOSED');
  });

  test('days off, yesterday, odd minutes and a row that runs past closing are refused', () => {
    expect(refusal('2026-11-28', '10:00', at('08:00'))).toBe('SLOT_CLOSED');
    expect(refusal('2026-11-23', '10:00', at('08:00'))).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(refusal('2026-11-25', '10:10', at('08:00'))).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(refusal('2026-11-25', '12:00', at('08:00'))).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(refusal('2026-11-25', '11:30', at('08:00'), 2)).toBe('SLOT_CLOSED');
  });
});

describe('limits and changes', () => {
  test('two appointments a day, each matter once', () => {
    expect(isOverDayLimit([], ['a'])).toBe(false);
    expect(isOverDayLimit([['a']], ['b'])).toBe(false);
    expect(isOverDayLimit([['a']], ['b', 'a'])).toBe(true);
    expect(isOverDayLimit([], ['a', 'a'])).toBe(true);
    expect(isOverDayLimit([['a'], ['b']], ['c'])).toBe(true);
  });

  test('free to change until two hours before, and only while booked', () => {
    const booked = { ...TEN, state: 'booked' } as const;
    expect(allowedChanges(booked, at('08:00'))).toEqual(['reschedule', 'cancel']);
    expect(refuseChange(booked, at('08:00'))).toBeUndefined();
    expect(allowedChanges(booked, at('08:00') + 1)).toEqual([]);
    expect(refuseChange(booked, at('08:00') + 1)).toBe('CANCEL_TOO_LATE');
    expect(refuseChange({ ...TEN, state: 'cancelled' }, 0)).toBe('APPOINTMENT_CANCELLED');
    for (const state of ['checkedIn', 'served', 'noShow'] as const) {
      expect(refuseChange({ ...TEN, state }, 0)).toBe('ACTION_NOT_ALLOWED');
      expect(allowedChanges({ ...TEN, state }, 0)).toEqual([]);
    }
  });

  test('what a change allows and what it refuses always agree', () => {
    const states = fc.constantFrom('booked', 'checkedIn', 'served', 'cancelled', 'noShow');
    fc.assert(
      fc.property(states, fc.integer({ min: at('00:00'), max: at('23:59') }), (state, now) => {
        const appointment = { ...TEN, state };
        expect(allowedChanges(appointment, now).length > 0).toBe(refuseChange(appointment, now) === undefined);
      }),
    );
  });
});

describe('checking in', () => {
  const booked = { ...TEN, state: 'booked' } as const;

  test('from half an hour before until the day ends', () => {
    expect(checkInFrom(TEN)).toBe(at('09:30'));
    expect(refuseCheckIn(booked, at('09:30') - 1)).toBe('TOO_EARLY');
    expect(refuseCheckIn(booked, at('09:30'))).toBeUndefined();
    expect(refuseCheckIn(booked, at('23:59'))).toBeUndefined();
    expect(refuseCheckIn(booked, at('00:00', '2026-11-25'))).toBe('WRONG_DAY');
    expect(refuseCheckIn(booked, at('23:59', '2026-11-23'))).toBe('WRONG_DAY');
    expect(refuseCheckIn({ ...TEN, state: 'cancelled' }, at('10:00'))).toBe('APPOINTMENT_CANCELLED');
  });

  test('a quarter of an hour of grace, for coming late and for coming back', () => {
    expect(isLate(TEN, at('10:15'))).toBe(false);
    expect(isLate(TEN, at('10:15') + 1)).toBe(true);
    expect(isBackInTime(at('10:00'), at('10:15'))).toBe(true);
    expect(isBackInTime(at('10:00'), at('10:15') + 1)).toBe(false);
  });
});

test('what to bring: needed or to be handed in later, and not exempt', () => {
  const material = (materialName: string, isNeed: string, exemptBy: unknown = null) => ({
    materialName,
    isNeed,
    exemptBy,
  });
  const materials = [
    material('身份证', '1', { mode: 'certificate' }),
    material('银行卡', '1'),
    material('照片', '2'),
    material('证明', '3'),
  ];
  expect(materialsToBring(materials)).toEqual(['银行卡', '证明']);
  const some = { materialName: '委托书', isNeed: '1', exemptBy: null, onlyFor: ['by-family'] };
  expect(materialsToBring([some])).toEqual(['委托书（看情形）']);
});
