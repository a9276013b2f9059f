import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { PUBLIC } from '@yichuang/contract/access';
import { defineRoute } from '@yichuang/contract/route';
import { Handles } from './handles.js';
import { createHttpServer } from './http-server.js';
import { JSON_MS, UPLOAD_MS } from './incoming-body.js';

const common = { method: 'POST', summary: '', access: PUBLIC, reply: z.object({}), refusals: [] } as const;
const note = defineRoute({ ...common, path: '/api/note', body: z.object({}) });
const file = defineRoute({ ...common, path: '/api/file', upload: { maxBytes: 1024 * 1024 } });

@Controller()
class Slow {
  @Handles(note)
  note() {
    return {};
  }
  @Handles(file)
  file() {
    // whoever reads the body waits for it; nobody does here
    return new Promise<Record<string, never>>(() => undefined);
  }
}
@Module({ controllers: [Slow] })
class SlowModule {}

let app: NestFastifyApplication;
beforeEach(async () => {
  app = await createHttpServer({ module: SlowModule }, { trustProxy: [] });
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
  await app.listen(0, '127.0.0.1');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await app.close();
});

/** A line on which a body of 100 bytes was begun. */
async function begun(path: string, type: string) {
  const arrived = once(app.getHttpServer() as NodeJS.EventEmitter, 'request');
  const socket = connect((app.getHttpServer().address() as { port: number }).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: ${type}\r\ncontent-length: 100\r\n\r\n{`);
  await arrived;
  return socket;
}

test.each([
  [JSON_MS, '/api/note', 'application/json'],
  [UPLOAD_MS, '/api/file', 'multipart/form-data; boundary=b'],
])('a body that is not there after %i ms ends its line, and not before', async (ms, path, type) => {
  const socket = await begun(path, type);
  await vi.advanceTimersByTimeAsync(ms - 1000);
  expect(socket.closed).toBe(false);
  const closed = once(socket, 'close');
  await vi.advanceTimersByTimeAsync(1000);
  await closed;
});
