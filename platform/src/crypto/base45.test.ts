import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase45, toBase45 } from './base45.js';

const text = (bytes: string) => toBase45(Buffer.from(bytes));

test('writes the examples of RFC 9285', () => {
  expect(text('AB')).toBe('BB8');
  expect(text('Hello!!')).toBe('%69 VD92EX0');
  expect(text('base-45')).toBe('UJCLQE7W581');
  expect(Buffer.from(fromBase45('QED8WEX0') ?? []).toString()).toBe('ietf!');
});

test('whatever it writes it reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(bytes);
    }),
  );
});

test('whatever it reads it would have written', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), (given) => {
      const bytes = fromBase45(given);
      if (bytes) expect(toBase45(bytes)).toBe(given);
    }),
  );
});

test.each(['GGW', ':::', 'A', 'AAAA', 'ZZ', 'bb8', 'BB_', 'BB8\n'])('refuses %j', (given) => {
  expect(fromBase45(given)).toBeUndefined();
});
