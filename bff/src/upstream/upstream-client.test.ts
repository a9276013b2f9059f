import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PUBLIC } from '@yichuang/contract/access';
import { defineRoute } from '@yichuang/contract/route';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { ServiceTokens } from '@yichuang/server/service-token';
import * as z from 'zod/mini';
import { FakePlatform, json, refusal, type Answerer } from '../testing/fake-platform.js';
import { UpstreamClient } from './upstream-client.js';

const common = { path: '/api/thing', summary: '', access: PUBLIC, refusals: [] } as const;
const reply = z.object({ name: z.string() });
const read = defineRoute({ ...common, method: 'GET', reply });
const write = defineRoute({ ...common, method: 'POST', body: z.object({}), reply });
const internal = defineRoute({
  ...common,
  method: 'GET',
  path: '/internal/thing',
  access: { kind: 'internal' },
  reply,
});

let platform: FakePlatform;
let baseUrl: string;
let tokens: ServiceTokens;
let client: UpstreamClient;
beforeEach(async () => {
  Logger.overrideLogger(false);
  platform = new FakePlatform();
  baseUrl = await platform.start();
  tokens = new ServiceTokens('s'.repeat(32), Date.now);
  client = new UpstreamClient(
    { name: 'thing', baseUrl, readDeadlineMs: 300, writeDeadlineMs: 300, halfOpenAfterMs: 50 },
    tokens,
  );
});
afterEach(async () => {
  await platform.stop();
  await client.onApplicationShutdown();
});

const origin = { traceId: 'b'.repeat(32) };
const caller = { sub: 'chen', sessionId: 's1', roles: ['citizen'], level: 2 } as const;
const ask = () => client.ask(read, {}, origin);
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: Error) => error.message,
  );

it('says on whose authority it calls, and within which trace', async () => {
  platform.on('GET /api/thing', json({ name: 'a', more: 1 }));
  platform.on('GET /internal/thing', json({ name: 'b' }));
  expect(await ask()).toEqual({ name: 'a' });
  await client.ask(read, {}, { ...origin, caller });
  await client.ask(internal, {}, { ...origin, caller });
  const callers = platform.seen.map(({ headers }) => tokens.verify(headers.authorization?.slice(7) ?? ''));
  expect(callers).toEqual([null, caller, null]);
  expect(platform.seen[0]?.headers['traceparent']).toMatch(/^00-b{32}-[0-9a-f]{16}-01$/);
});

describe('a system that misbehaves', () => {
  const hang: Answerer = () => undefined;
  it.each<[string, Answerer, string]>([
    ['never answers', hang, 'UPSTREAM_TIMEOUT'],
    ['stops in the middle', (_, response) => void response.writeHead(200).write('{"name":'), 'UPSTREAM_TIMEOUT'],
    ['cuts the line', (_, response) => void response.destroy(), 'UNAVAILABLE'],
    ['cuts its answer', (_, r) => void r.writeHead(200).write('{"na', () => r.destroy()), 'UNAVAILABLE'],
    ['answers no JSON', (_, response) => void response.end('<html>'), 'UPSTREAM_BAD_RESPONSE'],
    ['answers nothing', (_, response) => void response.end(), 'UPSTREAM_BAD_RESPONSE'],
    ['answers another shape', json({ title: 'x' }), 'UPSTREAM_BAD_RESPONSE'],
    ['redirects', json({ name: 'a' }, 302, { location: '/api/elsewhere' }), 'UPSTREAM_BAD_RESPONSE'],
    ['answers more than 5 MB', json({ name: 'x'.repeat(5 << 20) }), 'UPSTREAM_BAD_RESPONSE'],
    ['speaks no HTTP', ({ socket }) => void socket.end('hello'), 'UPSTREAM_BAD_RESPONSE'],
    ['fails without a word', json({}, 500), 'UPSTREAM_BAD_RESPONSE'],
    ['refuses with a code of its own', json({ code: 'E42' }, 400), 'UPSTREAM_BAD_RESPONSE'],
  ])('that %s', async (_name, answerer, code) => {
    platform.on('GET /api/thing', answerer);
    expect(await outcome(ask())).toBe(code);
    platform.on('GET /api/thing', json({ name: 'well again' }));
    expect(await outcome(ask())).toBe('ok');
  });

  it('that is not there', async () => {
    await platform.stop();
    expect(await outcome(ask())).toBe('UNAVAILABLE');
  });
});

it('passes a refusal on as it is, with when to come back', async () => {
  platform.on('GET /api/thing', refusal('RATE_LIMITED', { 'retry-after': '7' }));
  const error = await ask().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemPassedOn);
  expect(error).toMatchObject({ retryAfter: '7', problem: { code: 'RATE_LIMITED', traceId: 'a'.repeat(32) } });
});

it('tries a read once more when not one byte came back, a write never', async () => {
  let calls = 0;
  const failsOnce: Answerer = (request, response, body) =>
    ++calls % 2 === 1 ? void response.destroy() : json({ name: 'second' })(request, response, body);
  platform.on('GET /api/thing', failsOnce);
  platform.on('POST /api/thing', failsOnce);
  expect(await ask()).toEqual({ name: 'second' });
  expect(await outcome(client.ask(write, { body: {} }, origin))).toBe('UNAVAILABLE');
  expect(platform.calls('POST /api/thing')).toHaveLength(1);
});

describe('the breaker', () => {
  it('opens after failures, spares the system, and closes when it answers again', async () => {
    platform.on('GET /api/thing', json({}, 500));
    for (let i = 0; i < 10; i++) await outcome(ask());
    expect(client.health).toBe('down');
    const before = platform.seen.length;
    expect(await outcome(ask())).toBe('UNAVAILABLE');
    expect(platform.seen).toHaveLength(before);
    platform.on('GET /api/thing', json({ name: 'back' }));
    await expect.poll(() => outcome(ask()), { interval: 20 }).toBe('ok');
    expect(client.health).toBe('ok');
  });

  it('does not open for refusals, however many', async () => {
    platform.on('GET /api/thing', refusal('NOT_FOUND'));
    for (let i = 0; i < 30; i++) expect(await outcome(ask())).toBe('NOT_FOUND');
    expect(client.health).toBe('ok');
  });
});
