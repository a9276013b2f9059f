import '@yichuang/contract/zod-setup';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createApp } from '@yichuang/bff/create-app';
import { readConfig } from '@yichuang/bff/config';
import { toWire } from '@yichuang/contract/client';
import { Problem, REFUSALS } from '@yichuang/contract/problem';
import { refusalsOf, type Route } from '@yichuang/contract/route';
import { ROUTES } from '@yichuang/contract/routes';
import { routesOf } from '@yichuang/server/routes-of';
import { raw, type Person } from '../support/client.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { multipart, type FileToSend } from '../support/upload.ts';
import type { Example } from './example-makers.ts';
import { EXAMPLES } from './examples.ts';
import { SCENARIOS } from './refusal-scenarios.ts';
import { createWorld, MORNING, type World } from './world.ts';

const routes = Object.entries(ROUTES as Record<string, Route>);
const exampleOf = (name: string): Example => EXAMPLES[name as keyof typeof ROUTES];
let stack: Stack;
let closed: Stack;
let world: World;

beforeAll(async () => {
  [stack, closed] = [await startStack(), await startStack({ isOpen: false })];
  world = await createWorld(stack, closed);
});
// two routes move the clock
afterEach(() => stack.setClock(MORNING));
afterAll(async () => {
  await closed?.stop();
  await stack?.stop();
});

/** The bytes of a call, so that headers and unknown members can be looked at. */
async function answer(
  route: Route,
  person: Person,
  sent: object,
  { headers = {}, file }: { headers?: Record<string, string>; file?: FileToSend | undefined } = {},
) {
  const wire = toWire(route, sent);
  const key = route.idempotent ? { 'idempotency-key': crypto.randomUUID() } : {};
  const form = file && multipart(file);
  return raw(`${stack.url}${wire.path}`, {
    ...wire,
    ...(form && { body: form.body }),
    headers: { ...wire.headers, ...person.headers, ...key, ...form?.headers, ...headers },
  });
}
const problemOf = (text: string) => z.parse(Problem, JSON.parse(text));

test('the BFF answers every route of the contract and no other', async () => {
  const app = await createApp(readConfig({ PLATFORM_URL: 'http://127.0.0.1:9', DATA_DIR: `${stack.dataDir}/bff` }));
  const { found, undeclared } = routesOf(app);
  expect(new Set(found)).toEqual(new Set(Object.values(ROUTES)));
  expect(found).toHaveLength(routes.length);
  expect(undeclared).toEqual([]);
  await app.close();
});

test('every path and method stands once', () => {
  const calls = routes.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(new Set(calls).size).toBe(calls.length);
});

/** Signed in once each: a minute knows sixty sign-ins to one account, and there are more routes. */
const outsiders = new Map<string, Promise<Person>>();
function outside(account: string): Promise<Person> {
  const known = outsiders.get(account) ?? world.as(account);
  outsiders.set(account, known);
  return known;
}

describe.each(routes)('who may call %s', (_name, route) => {
  test('asks everybody for what its access rule says', async () => {
    const sent = { params: { id: 'x', hallId: 'x', taskCode: 'x', packageCode: 'x', said: 'x' }, query: {}, body: {} };
    if (route.access.kind === 'session') {
      const reply = await answer(route, world.nobody, sent);
      expect([reply.status, problemOf(reply.text).code]).toEqual([401, 'UNAUTHENTICATED']);
      const { roles, level } = route.access;
      const outsider = roles?.includes('citizen') ? 'supervisor' : 'chen-citizen';
      if (roles) expect(problemOf((await answer(route, await outside(outsider), sent)).text).code).toBe('FORBIDDEN');
      if (level && level > 1) {
        const problem = problemOf((await answer(route, await outside('new-citizen'), sent)).text);
        expect([problem.code, problem.required]).toEqual(['REAL_NAME_LEVEL', level]);
      }
    }
    if (route.access.kind === 'testClock')
      expect(
        problemOf((await answer(route, world.nobody, sent, { headers: { 'x-test-clock': 'wrong' } })).text).code,
      ).toBe('FORBIDDEN');
    if (route.access.kind === 'demo') expect((await raw(`${closed.url}${route.path}`)).status).toBe(404);
  });
});

describe.each(routes)('%s', (name, route) => {
  test('answers a right call by its schema and nothing more', async () => {
    const { person, sent, options, file } = await exampleOf(name)(world);
    const reply = await answer(route, person, sent, { ...options, file });
    expect(reply.status, reply.text.slice(0, 400)).toBe(route.status ?? 200);
    if (route.media) expect(reply.headers['content-type']).toBe(route.media);
    else {
      const body: unknown = reply.text === '' ? null : JSON.parse(reply.text);
      expect(z.parse(route.reply, body)).toEqual(body);
    }
    if (route.access.kind === 'session') expect(reply.headers['cache-control']).toContain('no-store');
  });

  test('refuses what it cannot read with a code, a Chinese sentence and the place', async () => {
    if (!route.body) return;
    const { person, sent, options } = await exampleOf(name)(world);
    const wire = toWire(route, { ...sent, body: { nonsense: 1 } });
    const key = route.idempotent ? { 'idempotency-key': crypto.randomUUID() } : {};
    const headers = { ...wire.headers, ...person.headers, ...key, ...options?.headers };
    const post = async (change: { body?: string; headers?: Record<string, string> }) => {
      const reply = await raw(`${stack.url}${wire.path}`, {
        ...wire,
        ...change,
        headers: { ...headers, ...change.headers },
      });
      expect(reply.headers['content-type']).toContain('application/problem+json');
      const problem = problemOf(reply.text);
      expect(problem.status).toBe(reply.status);
      expect(problem.detail).toMatch(/[\u4e00-\u9fff]/);
      return problem;
    };
    const unknown = await post({});
    expect(unknown.code).toBe('VALIDATION_FAILED');
    expect(unknown.errors?.map(({ path }) => path).join()).toContain('body');
    expect((await post({ body: '{"a":' })).code).toBe('BAD_REQUEST');
    expect((await post({ headers: { 'content-type': 'text/plain' } })).code).toBe('UNSUPPORTED_TYPE');
    expect((await post({ body: JSON.stringify({ a: 'x'.repeat(300_000) }) })).code).toBe('TOO_LARGE');
    expect((await post({ body: `${'['.repeat(30)}${']'.repeat(30)}` })).code).toBe('BAD_REQUEST');
    expect((await post({ body: '{"__proto__":{"role":"lead"}}' })).code).toBe('BAD_REQUEST');
  });

  test('takes one file of its size and nothing else', async () => {
    if (!route.upload) return;
    const { person, sent, file } = await exampleOf(name)(world);
    if (!file) throw new Error(`no file for ${name}`);
    const send = async (change: { file?: FileToSend; headers?: Record<string, string> }) =>
      problemOf((await answer(route, person, sent, change)).text).code;
    const json = { 'content-type': 'application/json' };
    expect(await send({ file, headers: json })).toBe('UNSUPPORTED_TYPE');
    expect(await send({ file, headers: { 'content-type': 'multipart/form-data' } })).toBe('BAD_REQUEST');
    expect(await send({ file: { ...file, field: 'other' } })).toBe('BAD_REQUEST');
    const tooLarge = new Uint8Array(route.upload.maxBytes + 1);
    tooLarge.set(file.bytes);
    expect(await send({ file: { ...file, bytes: tooLarge } })).toBe('TOO_LARGE');
  });

  test('holds to the idempotency rules', async () => {
    if (!route.idempotent) return;
    const { person, sent, file } = await exampleOf(name)(world);
    const wire = toWire(route, sent);
    const form = file && multipart(file);
    const send = (key: string | undefined, body = form?.body ?? wire.body) =>
      raw(`${stack.url}${wire.path}`, {
        method: wire.method,
        headers: {
          ...wire.headers,
          ...person.headers,
          ...form?.headers,
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body }),
      });
    expect(problemOf((await send(undefined)).text).code).toBe('IDEMPOTENCY_KEY_REQUIRED');
    expect((await send('k'.repeat(300))).status).toBe(400);
    expect((await send("a';--")).status).toBe(400);
    const key = crypto.randomUUID();
    const [first, again] = [await send(key), await send(key)];
    expect(first.status).toBe(route.status ?? 200);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  test.each(route.refusals)('declares %s and gives it', async (code) => {
    const scenario = SCENARIOS[`${name} ${code}`] ?? (code === 'NOT_FOUND' ? notFound(name, route) : undefined);
    if (!scenario) throw new Error(`no scenario for ${name} ${code}`);
    const problem = await scenario(world);
    expect(problem).toMatchObject({ code, status: REFUSALS[code].status });
    expect(problem.detail).toMatch(/[\u4e00-\u9fff]/);
    expect(refusalsOf(route)).toContain(code);
  });
});

/** An id that does not exist, and another person's: the same answer but for the trace. */
function notFound(name: string, route: Route) {
  return async (): Promise<Problem> => {
    const { person, sent } = await exampleOf(name)(world);
    const { params = {}, query = {} } = sent as { params?: Record<string, string>; query?: Record<string, string> };
    const nowhere = Object.fromEntries(Object.keys(params).map((param) => [param, 'no-such-id']));
    const wrong = {
      ...sent,
      params: nowhere,
      query: {
        ...query,
        ...('parent' in query && { parent: '999999' }),
        ...('taskCode' in query && { taskCode: 'none' }),
        ...('hallId' in query && { hallId: 'none' }),
      },
    };
    const missing = problemOf((await answer(route, person, wrong)).text);
    const isForCitizens = route.access.kind === 'session' && (route.access.roles?.includes('citizen') ?? true);
    if (!isForCitizens) return missing;
    const foreign = problemOf((await answer(route, await world.fresh(), sent)).text);
    expect({ ...foreign, traceId: '' }).toEqual({ ...missing, traceId: '' });
    return missing;
  };
}
