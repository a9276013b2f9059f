import { expect, test } from 'vitest';
import { formatIdentifier, isIdentifier } from './identifier.js';

const GOOD = [
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
];

test.each(GOOD)('%s is one, and no other check character is', (text) => {
  expect(isIdentifier(text)).toBe(true);
  for (const letter of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    expect(isIdentifier(text.slice(0, -1) + letter)).toBe(text.endsWith(letter));
});

test('the parts give the identifier', () => {
  const [, , , , , type = '', issuer = '', serial = '', version = ''] = GOOD[0]!.split('.');
  expect(formatIdentifier({ type, issuer, serial, version })).toBe(GOOD[0]);
});

test.each(['', '1.2.156.3005.2', `2${GOOD[0]!.slice(1)}`, GOOD[0]!.toLowerCase(), `${GOOD[0]} `])(
  '%j is none',
  (text) => expect(isIdentifier(text)).toBe(false),
);
