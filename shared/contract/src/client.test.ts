import { expect, expectTypeOf, test } from 'vitest';
import './zod-setup.js';
import type { book } from './appointments/contract.js';
import { listSlots } from './appointments/contract.js';
import { getItem, type listItems } from './catalogue/contract.js';
import { call, queryString, toWire } from './client.js';
import { toProblem } from './problem.js';
import { defineRoute, refusalsOf, type Parsed, type Reply, type Sent } from './route.js';
import { PUBLIC } from './access.js';
import * as z from 'zod/mini';

test('types follow the schemas', () => {
  expectTypeOf<Parsed<typeof listItems>['query']['limit']>().toEqualTypeOf<number>();
  expectTypeOf<Parsed<typeof getItem>>().toEqualTypeOf<{ params: { taskCode: string } }>();
  expectTypeOf<Reply<typeof getItem>['limitSceneNum']>().toEqualTypeOf<number>();
  expectTypeOf<Sent<typeof book>['body']>().toEqualTypeOf<
    { holdId: string } | { slotId: string; taskCodes: string[] }
  >();
  const rest = { method: 'GET', summary: '', access: PUBLIC, reply: z.null(), refusals: [] } as const;
  // @ts-expect-error params must name :code
  defineRoute({ ...rest, path: '/api/x/:code', params: z.object({ id: z.string() }) });
  // @ts-expect-error a path with :name needs params
  defineRoute({ ...rest, path: '/api/x/:code' });
  // @ts-expect-error the path has no :name
  defineRoute({ ...rest, path: '/api/x', params: z.object({ id: z.string() }) });
  // @ts-expect-error not in the closed list
  defineRoute({ ...rest, path: '/api/x', refusals: ['NOPE'] });
});

test('names and values are encoded, lists repeat their name, undefined is left out', () => {
  expect(queryString({ q: '社保 & 卡', taskCode: ['a', 'b'], limit: 5, near: undefined })).toBe(
    'q=%E7%A4%BE%E4%BF%9D%20%26%20%E5%8D%A1&taskCode=a&taskCode=b&limit=5',
  );
  const wire = toWire(listSlots, { params: { hallId: 'a/b' }, query: { taskCode: ['x'] } });
  expect(wire.path).toBe('/api/halls/a%2Fb/slots?taskCode=x');
});

test('a refusal is a value, a reply outside the contract throws', async () => {
  const problem = toProblem('NOT_FOUND', 'trace');
  const sent = { params: { taskCode: 'x' } };
  expect(await call(async () => ({ status: 404, body: problem }), getItem, sent)).toEqual({ ok: false, problem });
  await expect(call(async () => ({ status: 200, body: { taskCode: 1 } }), getItem, sent)).rejects.toThrow();
  await expect(call(async () => ({ status: 500, body: 'gateway' }), getItem, sent)).rejects.toThrow();
});

test('what access and parsing can refuse is declared without being written', () => {
  expect(refusalsOf(getItem)).toEqual(expect.arrayContaining(['NOT_FOUND', 'VALIDATION_FAILED', 'UNAVAILABLE']));
  expect(refusalsOf(getItem)).not.toContain('UNAUTHENTICATED');
});
