import { expect, test } from 'vitest';
import { traceIdFrom, traceparent } from './trace.js';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';

test('a trace goes on under a new span, a malformed one starts anew', () => {
  expect(traceIdFrom(`00-${ID}-00f067aa0ba902b7-01`)).toBe(ID);
  for (const bad of [
    undefined,
    '',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `01-${ID}-x`,
    `00-${ID}-00f067aa0ba902b7-01\n`,
  ])
    expect(traceIdFrom(bad)).not.toBe(ID);
  expect(traceIdFrom(traceparent(ID))).toBe(ID);
  expect(traceparent(ID)).not.toBe(traceparent(ID));
});
