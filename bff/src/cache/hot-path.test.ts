import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { json } from '../testing/fake-platform.js';
import { startBff, type RunningBff } from '../testing/start-bff.js';
import { PlatformFeed } from '../upstream/platform-feed.js';
import { CachedReads } from './cached-reads.js';

const REGIONS = {
  items: Array.from({ length: 40 }, (_, i) => ({
    code: `4207${i}`,
    name: '鄂城区',
    level: 'county',
    hasChildren: true,
  })),
  nextCursor: null,
};
let bff: RunningBff;
let port: number;
beforeEach(async () => {
  bff = await startBff();
  bff.platform.on('GET /api/regions', json(REGIONS));
  await bff.app.listen(0, '127.0.0.1');
  port = (bff.app.getHttpServer().address() as AddressInfo).port;
});
afterEach(() => {
  vi.restoreAllMocks();
  return bff.stop();
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
/** Over the socket: what is injected goes past the door before the framework. */
const ask = (path: string, { method = 'GET', headers = {}, body = '' } = {}) =>
  new Promise<Answer>((done, fail) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', fail).end(body);
  });
/** How often the framework was reached since. */
const watchFramework = () => vi.spyOn(bff.app.get(CachedReads), 'forward').mock;
const without = ({ date: _, ...headers }: IncomingHttpHeaders) => headers;

describe('a fresh answer under a URL that was asked before', () => {
  it('does not reach the framework, and is the same to the byte', async () => {
    await ask('/api/regions');
    const kinds = { '?': {}, '?&': { 'accept-encoding': 'gzip, br' }, '?&&': { 'accept-encoding': 'gzip' } };
    for (const [unknownSpelling, headers] of Object.entries(kinds)) {
      const slow = await ask(`/api/regions${unknownSpelling}`, { headers });
      const calls = watchFramework();
      const fast = await ask('/api/regions', { headers });
      expect(calls.calls).toHaveLength(0);
      expect(without(fast.headers)).toEqual(without(slow.headers));
      expect([fast.status, fast.headers['x-cache'], fast.body.equals(slow.body)]).toEqual([200, 'hit', true]);
      vi.restoreAllMocks();
    }
  });

  it('is 304 to who holds it, with the headers of the long way', async () => {
    await ask('/api/regions');
    const headers = { 'if-none-match': String((await ask('/api/regions')).headers.etag) };
    const slow = await ask('/api/regions?', { headers });
    const calls = watchFramework();
    const fast = await ask('/api/regions', { headers });
    expect([fast.status, fast.body.byteLength, calls.calls.length]).toEqual([304, 0, 0]);
    expect(without(fast.headers)).toEqual(without(slow.headers));
  });

  it('takes the long way when it is a HEAD, has a body, or was written differently', async () => {
    await ask('/api/regions');
    const calls = watchFramework();
    const head = await ask('/api/regions', { method: 'HEAD' });
    expect([head.status, head.body.byteLength, head.headers['x-cache']]).toEqual([200, 0, 'hit']);
    await ask('/api/regions', { headers: { 'content-length': '2' }, body: '{}' });
    await ask('/api/regions?');
    expect(calls.calls.length).toBeGreaterThanOrEqual(2);
    expect((await ask('/api/regions', { method: 'POST' })).status).toBe(404);
  });

  it('takes the long way when its time is over, its part changed, or the clock was moved', async () => {
    const asked = () => bff.platform.calls('GET /api/regions').length;
    await ask('/api/regions');
    bff.clock.real += 3_600_000;
    expect([(await ask('/api/regions')).headers['x-cache'], asked()]).toEqual(['miss', 2]);
    bff.platform.feed.clockOffsetMs = 86_400_000;
    await bff.app.get(PlatformFeed).catchUp();
    expect([(await ask('/api/regions')).headers['x-cache'], asked()]).toEqual(['miss', 3]);
    expect((await ask('/api/regions')).headers['x-cache']).toBe('hit');
  });

  it('takes the long way once the server closes', async () => {
    await ask('/api/regions');
    const { HotPath } = await import('./hot-path.js');
    bff.app.get(HotPath).onModuleDestroy();
    const calls = watchFramework();
    await ask('/api/regions');
    expect(calls.calls).toHaveLength(1);
  });
});
