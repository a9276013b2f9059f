import { once } from 'node:events';
import { Agent, request as send, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '@yichuang/contract/cases/material';
import { json, refusal } from '../testing/fake-platform.js';
import { sessionOf, startBff, type RunningBff } from '../testing/start-bff.js';
import { FilesClient } from './platform-client.js';

const PATH = '/api/cases/c1/materials/m1/files';
const CALL = `POST ${PATH}`;
const FORM = 'multipart/form-data; boundary=b';
const FILE = {
  fileId: 'f1',
  name: 'a.jpg',
  kind: 'image',
  sizeBytes: 3,
  state: 'clean',
  uploadedAt: '2026-11-25T10:05:00.000+08:00',
};

let bff: RunningBff;
let port: number;
beforeEach(async () => {
  bff = await startBff();
  await bff.app.listen(0, '127.0.0.1');
  ({ port } = bff.app.getHttpServer().address() as { port: number });
});
afterEach(async () => {
  agent.destroy();
  await bff.stop();
});

const agent = new Agent({ keepAlive: true });
/** A phone that sends its file piece by piece. */
function phone(headers: OutgoingHttpHeaders) {
  const mine = bff.signedInAs(sessionOf({ level: 3 }));
  const to = { agent, host: '127.0.0.1', port, path: PATH, method: 'POST' };
  const upload = send({ ...to, headers: { ...mine, ...headers } });
  const answer = new Promise<{ status: number | undefined; body: { code?: string } }>((resolve, reject) => {
    upload.once('error', reject);
    upload.once('response', (reply: IncomingMessage) => {
      void text(reply).then((body) => resolve({ status: reply.statusCode, body: JSON.parse(body) as object }));
    });
  });
  // a test that hangs up has no answer to wait for
  answer.catch(() => undefined);
  return { upload, answer };
}
/** The request as it arrives at the platform, before its body is there. */
const arrival = () =>
  new Promise<{ request: IncomingMessage; response: ServerResponse }>((resolve) => {
    bff.platform.onArrival(CALL, (request, response) => resolve({ request, response }));
  });

it('goes on as it comes in, with its kind and its length, on the authority of its sender', async () => {
  const arrived = arrival();
  const { upload, answer } = phone({ 'content-type': FORM, 'content-length': 9 });
  upload.write('first');
  const { request, response } = await arrived;
  expect(request.headers).toMatchObject({ 'content-type': FORM, 'content-length': '9' });
  expect(request.headers.authorization).toMatch(/^Bearer ey/);
  const [piece] = (await once(request, 'data')) as [Buffer];
  expect(piece.toString()).toBe('first');
  upload.end('last');
  expect(await text(request)).toBe('last');
  await json(FILE, 201)(request, response, '');
  expect(await answer).toEqual({ status: 201, body: FILE });
});

it.each<[string, OutgoingHttpHeaders, string]>([
  ['too large', { 'content-type': FORM, 'content-length': MAX_FILE_BYTES + 20_000 }, 'TOO_LARGE'],
  ['no form', { 'content-type': 'application/json', 'content-length': 9 }, 'UNSUPPORTED_TYPE'],
  ['of no known length', { 'content-type': FORM, 'transfer-encoding': 'chunked' }, 'BAD_REQUEST'],
])('that is %s is refused before it is sent on', async (_, headers, code) => {
  const { upload, answer } = phone(headers);
  upload.flushHeaders();
  expect((await answer).body.code).toBe(code);
  expect(bff.platform.calls(CALL)).toEqual([]);
});

it('that breaks off breaks off there too, and is no failure of the platform', async () => {
  for (let times = 0; times < 12; times++) {
    const arrived = arrival();
    const { upload } = phone({ 'content-type': FORM, 'content-length': 9 });
    upload.write('first');
    const { request } = await arrived;
    upload.destroy();
    await once(request, 'aborted');
    expect(request.complete).toBe(false);
  }
  expect(bff.app.get(FilesClient).health).toBe('ok');
});

it('that is refused while it still comes in gets its answer, on a connection that goes on', async () => {
  const arrived = arrival();
  const { upload, answer } = phone({ 'content-type': FORM, 'content-length': 3_000_000 });
  upload.write(Buffer.alloc(1_000_000));
  const { request, response } = await arrived;
  await refusal('TOO_MANY_FILES')(request, response, '');
  expect((await answer).body.code).toBe('TOO_MANY_FILES');
  upload.end(Buffer.alloc(2_000_000));
  await once(upload, 'finish');
});

it('by slow phones leaves the line of everything else free', async () => {
  void arrival();
  for (let phones = 0; phones < 20; phones++)
    phone({ 'content-type': FORM, 'content-length': 9 }).upload.write('first');
  bff.platform.on('GET /api/cases', json({ items: [], nextCursor: null, total: 0 }));
  const headers = bff.signedInAs(sessionOf({ level: 3 }));
  expect((await bff.app.inject({ url: '/api/cases', headers })).statusCode).toBe(200);
});

it('is taken by routes for files only', async () => {
  const headers = { ...bff.signedInAs(sessionOf({ level: 3 })), 'content-type': FORM, 'idempotency-key': 'k' };
  const answer = await bff.app.inject({ method: 'POST', url: '/api/cases', headers, payload: '--b--' });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, 'UNSUPPORTED_TYPE']);
});
