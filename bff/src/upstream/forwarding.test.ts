import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('a file', () => {
  const CALL = 'GET /api/certificates/c1/file';
  const PDF = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x00, 0xff, 0xfe]);
  const file = (type: string) =>
    bff.platform.on(CALL, (_request, response) => {
      const name = "attachment; filename*=UTF-8''a.pdf";
      response.writeHead(200, { 'content-type': type, 'content-disposition': name, 'set-cookie': 'a=b' }).end(PDF);
    });
  const ask = () => {
    const headers = bff.signedInAs(sessionOf({ level: 3 }));
    return bff.app.inject({ url: '/api/certificates/c1/file?purpose=%E5%8A%9E%E4%BA%8B', headers });
  };

  it('comes through byte for byte under its name, and nothing else with it', async () => {
    file('application/pdf');
    const answer = await ask();
    expect([answer.statusCode, answer.rawPayload]).toEqual([200, PDF]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''a.pdf",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('of another kind than the contract says is no answer', async () => {
    file('text/html');
    const answer = await ask();
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([502, 'UPSTREAM_BAD_RESPONSE']);
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  it('that is refused is a problem', async () => {
    bff.platform.on(CALL, refusal('ACTION_NOT_ALLOWED'));
    const answer = await ask();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      409,
      'application/problem+json; charset=utf-8',
    ]);
  });
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

it('a conditional write carries what it changes there, and the next tag back', async () => {
  const saved = { etag: '"3"', answers: { phone: '139' }, savedAt: '2026-11-25T10:05:00.000+08:00' };
  bff.platform.on('PUT /api/cases/c1/form', json(saved, 200, { etag: '"3"' }));
  const save = (headers: Record<string, string>) =>
    bff.app.inject({
      method: 'PUT',
      url: '/api/cases/c1/form',
      headers: { ...bff.signedInAs(sessionOf({ level: 3 })), ...headers },
      payload: { answers: { phone: '139' } },
    });
  expect((await save({})).json()).toMatchObject({ status: 428, code: 'PRECONDITION_REQUIRED' });
  const answer = await save({ 'if-match': '"2"' });
  expect([answer.statusCode, answer.headers['etag'], answer.json()]).toEqual([200, '"3"', saved]);
  expect(bff.platform.calls('PUT /api/cases/c1/form')[0]?.headers['if-match']).toBe('2');
});
