import { afterEach, beforeEach, expect, it } from 'vitest';
import { json, refusal } from '../testing/fake-platform.js';
import { sessionOf, startBff, type RunningBff } from '../testing/start-bff.js';

let bff: RunningBff;
beforeEach(async () => {
  bff = await startBff();
});
afterEach(() => bff.stop());

const hold = (headers: Record<string, string> = {}) =>
  bff.app.inject({
    method: 'POST',
    url: '/api/appointments/holds',
    headers: { ...bff.signedInAs(sessionOf()), ...headers },
    payload: { slotId: 'hall-1.20261125.1000', taskCodes: ['t1'] },
  });
const HOLD = { id: 'h1', slotId: 'hall-1.20261125.1000', expiresAt: '2026-11-25T10:05:00.000+08:00' };

it('a write carries its key there, and the news of a replay back', async () => {
  bff.platform.on('POST /api/appointments/holds', json(HOLD, 201, { 'idempotency-replayed': 'true' }));
  const answer = await hold({ 'idempotency-key': 'key-1', traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01` });
  expect([answer.statusCode, answer.json()]).toEqual([201, HOLD]);
  expect(answer.headers['idempotency-replayed']).toBe('true');
  expect(bff.platform.calls('POST /api/appointments/holds')[0]).toMatchObject({
    headers: { 'idempotency-key': 'key-1', 'content-type': 'application/json' },
    body: JSON.stringify({ slotId: 'hall-1.20261125.1000', taskCodes: ['t1'] }),
  });
  expect(bff.platform.calls('POST /api/appointments/holds')[0]?.headers['traceparent']).toContain('c'.repeat(32));
});

it('a write without a key is refused here', async () => {
  expect((await hold()).json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_REQUIRED' });
});

it('a refusal comes back as the problem that it is', async () => {
  bff.platform.on('POST /api/appointments/holds', refusal('IN_PROGRESS', { 'retry-after': '2' }));
  const answer = await hold({ 'idempotency-key': 'key-1' });
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([409, '2']);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json()).toMatchObject({ code: 'IN_PROGRESS' });
});

it('a path that does not exist is a problem too', async () => {
  const answer = await bff.app.inject('/api/nowhere');
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'NOT_FOUND']);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});

it('operators see each dependency, and the contract', async () => {
  expect((await bff.app.inject('/api/livez')).json()).toEqual({ status: 'ok' });
  expect((await bff.app.inject('/api/readyz')).json()).toEqual({
    status: 'ok',
    dependencies: { platform: { status: 'ok', driver: 'http' }, cache: { status: 'ok', driver: 'memory' } },
  });
  expect((await bff.app.inject('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
});
