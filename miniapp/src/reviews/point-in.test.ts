import { expect, test } from 'vitest';
import { pointIn } from './point-in';

const POINT = 'Ab12_cd-34';

test.each([
  ['an address of a browser', { point: POINT }],
  [
    'an ordinary code scanned in WeChat',
    { q: encodeURIComponent(`https://one.example/#/reviews/point?point=${POINT}`) },
  ],
  ['a mini-program code with a name', { scene: encodeURIComponent(`point=${POINT}`) }],
  ['a mini-program code without', { scene: POINT }],
])('%s names the window', (_, params) => expect(pointIn(params)).toBe(POINT));

test.each([{}, { point: 'short' }, { q: '%E0%A4%A' }, { scene: 'a=1&b=2' }])('%j names none', (params) =>
  expect(pointIn(params)).toBeUndefined(),
);
