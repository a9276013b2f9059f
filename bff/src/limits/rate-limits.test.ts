import { afterEach, describe, expect, it } from 'vitest';
import { isLimited, refusalsOf } from '@yichuang/contract/route';
import { ROUTES } from '@yichuang/contract/routes';
import { json } from '../testing/fake-platform.js';
import { sessionOf, startBff, type RunningBff } from '../testing/start-bff.js';
import { ALONE_SHARE, LIMITS, limitsOf } from './limit-table.js';
import { networkOf } from './network-address.js';

const running: RunningBff[] = [];
const start = async (over: Parameters<typeof startBff>[0] = {}) => {
  const bff = await startBff(over);
  running.push(bff);
  bff.platform.on('POST /internal/sessions', json(sessionOf(), 201));
  bff.platform.on('GET /api/me/sessions', json({ items: [], nextCursor: null }));
  bff.platform.on('GET /api/items', json({ items: [], nextCursor: null }));
  return bff;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((bff) => bff.stop()));
});

type Call = Parameters<RunningBff['app']['inject']>[0] & object;
/** How many of `times` equal calls got through, and the last answer. */
async function knock({ app }: RunningBff, times: number, call: (n: number) => Call) {
  let admitted = 0;
  for (let n = 1; n < times; n++) if ((await app.inject(call(n))).statusCode !== 429) admitted++;
  const last = await app.inject(call(times));
  return { admitted: admitted + Number(last.statusCode !== 429), last };
}
const signIn = (account: string, remoteAddress = '10.0.0.1'): Call => ({
  method: 'POST',
  url: '/api/sessions',
  payload: { provider: 'demo', account },
  remoteAddress,
});

describe('signing in', () => {
  it('to one account is tried so many times, from wherever', async () => {
    const bff = await start();
    const { points } = LIMITS.signInToAccount;
    const { admitted, last } = await knock(bff, points + 3, (n) => signIn('chen-citizen', `10.0.0.${n % 250}`));
    expect(admitted).toBe(points);
    expect(last.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED', title: '操作太快了' });
    expect(Number(last.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(LIMITS.signInToAccount.seconds);
    expect((await bff.app.inject(signIn('zhou-citizen'))).statusCode).toBe(201);
  });

  it('from one address is tried so many times, to whichever account', async () => {
    const bff = await start();
    const { points } = LIMITS.signInFromAddress;
    const { admitted } = await knock(bff, points + 2, (n) => signIn(`account-${n}`));
    expect(admitted).toBe(points);
    expect((await bff.app.inject(signIn('account-x', '10.0.0.2'))).statusCode).toBe(201);
  });

  it('with a forged forwarding header still counts for the true address', async () => {
    const bff = await start();
    const { points } = LIMITS.signInFromAddress;
    const forged = (n: number) => ({ ...signIn(`account-${n}`), headers: { 'x-forwarded-for': `10.1.0.${n % 250}` } });
    expect((await knock(bff, points + 1, forged)).last.statusCode).toBe(429);
  });

  it('through a trusted proxy counts for the address that the proxy names', async () => {
    const bff = await start({ trustedProxies: ['10.0.0.1'] });
    const { points } = LIMITS.signInFromAddress;
    const passed = (n: number) => ({ ...signIn(`account-${n}`), headers: { 'x-forwarded-for': `10.1.0.${n % 2}` } });
    expect((await knock(bff, points + 1, passed)).last.statusCode).toBe(201);
  });

  it('of load tests is not counted where demo sign-in is on', async () => {
    const bff = await start();
    const { points } = LIMITS.signInToAccount;
    expect((await knock(bff, points + 1, () => signIn('load-1'))).last.statusCode).toBe(201);
    const closed = await start({ hasDemoSignIn: false });
    expect((await knock(closed, points + 1, () => signIn('load-1'))).last.statusCode).toBe(429);
  });
});

describe('a signed-in person', () => {
  const read = (headers: Record<string, string>): Call => ({ url: '/api/me/sessions', headers });

  it('reads so many times, whatever others do, and a load test without end', async () => {
    const bff = await start();
    const { points } = LIMITS.read;
    const mine = bff.signedInAs(sessionOf());
    expect((await knock(bff, points + 1, () => read(mine))).admitted).toBe(points);
    expect((await bff.app.inject(read(bff.signedInAs(sessionOf({ id: 'zhou-citizen' }))))).statusCode).toBe(200);
    const load = bff.signedInAs(sessionOf({ id: 'load-7' }));
    expect((await knock(bff, points + 1, () => read(load))).admitted).toBe(points + 1);
  });

  it('who is not let in does not count', async () => {
    const bff = await start();
    const answer = await knock(bff, LIMITS.read.points + 1, () => ({ url: '/api/me' }));
    expect(answer.last.statusCode).toBe(401);
  });
});

describe('the public catalogue', () => {
  it('counts only what must be asked for, and answers from the cache without end', async () => {
    const bff = await start();
    const { points } = LIMITS.publicRead;
    const { admitted } = await knock(bff, points + 1, (n) => ({ url: `/api/items?q=${n}` }));
    expect(admitted).toBe(points);
    expect((await bff.app.inject('/api/items?q=1')).headers['x-cache']).toBe('hit');
    expect((await bff.app.inject({ url: '/api/items?q=new', remoteAddress: '10.0.0.9' })).statusCode).toBe(200);
    expect((await bff.app.inject('/api/livez')).statusCode).toBe(200);
  });

  it('is not refused to one because another, who asks the same, is over the quota', async () => {
    const bff = await start();
    const { points } = LIMITS.publicRead;
    await knock(bff, points, (n) => ({ url: `/api/items?q=${n}` }));
    const same = { url: '/api/items?q=same' };
    const [over, within] = await Promise.all([
      bff.app.inject(same),
      bff.app.inject({ ...same, remoteAddress: '10.0.0.9' }),
    ]);
    expect([over.statusCode, within.statusCode]).toEqual([429, 200]);
  });

  it('is answered stale rather than refused', async () => {
    const bff = await start();
    await bff.app.inject('/api/items?q=old');
    bff.clock.real += 24 * 3_600_000 - 1000;
    await knock(bff, LIMITS.publicRead.points, (n) => ({ url: `/api/items?q=${n}` }));
    expect((await bff.app.inject('/api/items?q=old')).headers['x-cache']).toBe('stale');
  });
});

it('while Redis is away each BFF counts for itself, at a third', async () => {
  const nowhere = { kind: 'single', nodes: [{ host: '127.0.0.1', port: 1 }], isEncrypted: false } as const;
  const bff = await start({
    redis: { ...nowhere, username: undefined, password: undefined, db: 0, master: undefined },
  });
  const third = Math.ceil(LIMITS.signInToAccount.points * ALONE_SHARE);
  expect((await knock(bff, third + 5, () => signIn('chen-citizen'))).admitted).toBe(third);
  const ready = await bff.app.inject('/api/readyz');
  expect([ready.statusCode, ready.json()]).toMatchObject([
    200,
    { status: 'degraded', dependencies: { cache: { status: 'degraded', driver: 'redis' } } },
  ]);
});

it('every route but probes and the test clock has its limits, and says so', () => {
  const unlimited = Object.entries(ROUTES).filter(([, route]) => limitsOf(route).length === 0);
  const names = ['getLive', 'getOpenApi', 'getReady', 'resetTestClock', 'setTestClock'];
  expect(unlimited.map(([name]) => name).toSorted()).toEqual(names);
  for (const route of Object.values(ROUTES)) expect(refusalsOf(route).includes('RATE_LIMITED')).toBe(isLimited(route));
  expect(limitsOf(ROUTES.signIn)).toEqual(['signInFromAddress', 'signInToAccount']);
  expect(limitsOf(ROUTES.refreshSession)).toEqual(['refresh']);
  expect(limitsOf(ROUTES.book)).toEqual(['write']);
  expect(limitsOf(ROUTES.checkIn)).toEqual(['staffWrite']);
  expect(limitsOf(ROUTES.getHallQueue)).toEqual(['publicRead']);
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
  ['2001:0db8::0001:bbbb:0:0:2', '2001:db8:0:1'],
  ['2001:db8:1::2', '2001:db8:1:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
