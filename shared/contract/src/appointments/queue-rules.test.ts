import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  areasFor,
  averageMinutes,
  byTurn,
  canLeave,
  canWaitLonger,
  estimatedMinutes,
  isPriorityPerson,
  laterTurn,
  ticketNumber,
  type TicketClass,
  turnAt,
  type Turn,
} from './queue-rules.js';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const turnOf = fc.record({
  class: fc.constantFrom<TicketClass>(0, 1, 2),
  isPriority: fc.boolean(),
  turn: fc.nat(50).map((ms) => turnAt(NOW + ms, 0)),
  seq: fc.nat(5000),
  number: fc.constant('A000'),
});
const queueOf = fc.uniqueArray(turnOf, { selector: (one) => one.seq, minLength: 1, maxLength: 30 });
// oxlint-disable-next-line unicorn/no-array-sort -- the contract is written for ES2021, which has no toSorted
const inOrder = <T extends Turn>(queue: readonly T[]) => [...queue].sort(byTurn);

test('urgent, then appointments, then walk-ins; priority first within each; then who came first', () => {
  fc.assert(
    fc.property(queueOf, (queue) => {
      const sorted = inOrder(queue);
      for (const [index, next] of sorted.slice(1).entries()) {
        const before = sorted[index]!;
        expect(before.class).toBeLessThanOrEqual(next.class);
        if (before.class !== next.class) continue;
        expect(Number(before.isPriority)).toBeGreaterThanOrEqual(Number(next.isPriority));
        if (before.isPriority === next.isPriority) expect(before.turn).toBeLessThanOrEqual(next.turn);
      }
    }),
  );
});

test('whoever asks for later lets the next three pass, or all when fewer wait', () => {
  const queues = fc.array(
    fc.record({ class: fc.constantFrom<TicketClass>(0, 1, 2), isPriority: fc.boolean(), ms: fc.nat(3) }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(queues, fc.nat(), (arrivals, pick) => {
      const queue = inOrder(
        arrivals.map(({ ms, ...one }, index) => ({
          ...one,
          seq: index + 1,
          number: '',
          turn: turnAt(NOW + ms, index + 1),
        })),
      );
      const index = pick % queue.length;
      const mine = queue[index]!;
      const others = queue.filter((one) => one !== mine);
      const moved = { ...mine, ...laterTurn(mine, others) };
      const place = inOrder([...others, moved]).indexOf(moved);
      expect(place).toBe(Math.min(index + 3, queue.length - 1));
    }),
  );
});

test('two people of one moment and one number in their areas still have an order', () => {
  const first: Turn = { class: 2, isPriority: false, turn: turnAt(NOW, 1), seq: 1, number: 'A001' };
  expect(byTurn(first, { ...first, number: 'B001' })).toBeLessThan(0);
  expect(byTurn({ ...first, number: 'B001' }, first)).toBeGreaterThan(0);
});

test('numbers have the letter and at least three digits', () => {
  expect([1, 42, 999, 1000].map((seq) => ticketNumber('A', seq))).toEqual(['A001', 'A042', 'A999', 'A1000']);
});

test('turns are safe integers that grow with time and with the number', () => {
  expect(Number.isSafeInteger(turnAt(NOW, 99))).toBe(true);
  expect(turnAt(NOW, 2)).toBeGreaterThan(turnAt(NOW, 1));
  expect(turnAt(NOW + 1, 0)).toBeGreaterThan(turnAt(NOW, 99));
});

test('elders from sixty and disabled people go first', () => {
  expect(isPriorityPerson({ age: 59, isDisabled: false })).toBe(false);
  expect(isPriorityPerson({ age: 60, isDisabled: false })).toBe(true);
  expect(isPriorityPerson({ age: 20, isDisabled: true })).toBe(true);
});

test('a ticket may be given up until it is served, and put off once while it waits', () => {
  const leaving = (['waiting', 'called', 'serving', 'served', 'missed', 'left'] as const).filter(canLeave);
  expect(leaving).toEqual(['waiting', 'called']);
  expect(canWaitLonger({ state: 'waiting', isLaterUsed: false })).toBe(true);
  expect(canWaitLonger({ state: 'waiting', isLaterUsed: true })).toBe(false);
  expect(canWaitLonger({ state: 'called', isLaterUsed: false })).toBe(false);
});

test('minutes are rounded up and never divided by no window', () => {
  expect(averageMinutes([])).toBe(10);
  expect(averageMinutes([60_000, 121_000])).toBe(2);
  expect(averageMinutes([1000])).toBe(1);
  expect(estimatedMinutes(0, 3, 10)).toBe(0);
  expect(estimatedMinutes(5, 2, 7)).toBe(18);
  expect(estimatedMinutes(5, 0, 7)).toBe(35);
});

test('a comprehensive window helps everywhere but where special windows alone serve', () => {
  const hall = {
    areas: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
    windows: [
      { kind: 'comprehensive' as const, areaId: 'a' },
      { kind: 'comprehensive' as const, areaId: 'b' },
      { kind: 'special' as const, areaId: 'b' },
      { kind: 'special' as const, areaId: 'c' },
    ],
  };
  // nobody stands in d: without help its people would wait for ever
  expect(areasFor(hall.windows[1]!, hall)).toEqual(['b', 'a', 'd']);
  expect(areasFor(hall.windows[2]!, hall)).toEqual(['b']);
  expect(areasFor(hall.windows[3]!, hall)).toEqual(['c']);
});
