import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBff, type RunningBff } from '../testing/start-bff.js';

const HTML = '<!doctype html><script>one()</script><script src="/js/app.0a1b2c3d.js"></script>';
const SCRIPT = 'console.log("一窗")';
let bff: RunningBff;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'bff-h5-'));
  mkdirSync(join(dir, 'js'));
  writeFileSync(join(dir, 'index.html'), HTML);
  writeFileSync(join(dir, 'js', 'app.0a1b2c3d.js'), SCRIPT);
  writeFileSync(join(dir, 'js', 'app.0a1b2c3d.js.map'), '{}');
  bff = await startBff({ h5Dir: dir });
});
afterAll(async () => {
  await bff.stop();
  rmSync(dir, { recursive: true });
});

it('the page is asked for each time and allows its own inline script, nothing else inline', async () => {
  const answer = await bff.app.inject('/');
  expect(answer.body).toBe(HTML);
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain("script-src 'self' 'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4=';");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer.headers['permissions-policy']).toContain('camera=(self)');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
});

it('scripts with a hashed name are kept for a year, and come compressed', async () => {
  const url = '/js/app.0a1b2c3d.js';
  const plain = await bff.app.inject({ url, headers: { 'accept-encoding': 'br;q=0' } });
  expect([plain.body, plain.headers['content-encoding']]).toEqual([SCRIPT, undefined]);
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const br = await bff.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(SCRIPT);
  const gz = await bff.app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
  expect(gunzipSync(gz.rawPayload).toString()).toBe(SCRIPT);
  expect(new Set([plain, br, gz].map(({ headers }) => headers['etag'])).size).toBe(3);
  expect(gz.headers['vary']).toBe('accept-encoding');
});

it('who holds a file gets 304', async () => {
  const { headers } = await bff.app.inject('/index.html');
  const again = await bff.app.inject({ url: '/', headers: { 'if-none-match': String(headers['etag']) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

it('source maps and whatever is not in the folder do not exist', async () => {
  for (const url of ['/js/app.0a1b2c3d.js.map', '/../package.json', '/%2e%2e/package.json', '/nothing'])
    expect((await bff.app.inject(url)).statusCode).toBe(404);
});

it('a folder that is not there takes only the pages away', async () => {
  const without = await startBff({ h5Dir: join(dir, 'missing') });
  expect((await without.app.inject('/')).statusCode).toBe(404);
  expect((await without.app.inject('/api/livez')).statusCode).toBe(200);
  await without.stop();
});
