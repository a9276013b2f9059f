import 'reflect-metadata';
import '@yichuang/contract/zod-setup';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { checkBodies } from './incoming-body.js';
import { ProblemFilter } from './problem-filter.js';
import { Refused } from './refused.js';
import { traceIdFrom } from './trace.js';

const BODY_LIMIT = 256 * 1024;
const MAX_DEPTH = 20;

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= MAX_DEPTH || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}

/**
 * What both servers share below their routes: 256 KB and 20 levels of JSON at most, refused prototype keys,
 * a trace id on every request, one problem filter, and closing that lets running requests finish.
 */
export async function createHttpServer(module: DynamicModule, options: { trustProxy: string[] }) {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // the last line, behind the time that incoming-body.ts gives to the body of each kind of route: Node's is one for all,
    // so it must not cut the longest, and headers have one of their own
    requestTimeout: 145_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5000 },
    keepAliveTimeout: 65_000,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 300 },
    trustProxy: options.trustProxy.length > 0 ? options.trustProxy : false,
    logger: { level: 'error' },
  });
  const fastify = adapter.getInstance();
  // JSON is the only body there is but for uploads; Fastify would take plain text too
  fastify.removeContentTypeParser('text/plain');
  fastify.decorateRequest('traceId', '');
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.traceId = traceIdFrom(request.headers.traceparent);
    // WeChat names JSON as its content type even where it sends nothing, and Fastify refuses empty JSON
    if (request.method === 'DELETE' && Number(request.headers['content-length'] ?? 0) === 0)
      delete request.headers['content-type'];
    done();
  });
  checkBodies(fastify);
  fastify.addHook('preHandler', (request, _reply, done) => {
    done(isTooDeep(request.body) ? new Refused('BAD_REQUEST', { detail: '内容嵌套太深' }) : undefined);
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn'],
    // Nest's own parsers would let forms in and forget the limits above
    bodyParser: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  return app;
}

/** Tells the parent process where the server listens, and ends it in order when asked or when the parent is gone. */
export async function listen(app: NestFastifyApplication, at: { host: string; port: number }, banner: object) {
  await app.listen(at.port, at.host);
  console.log(JSON.stringify({ ready: await app.getUrl(), ...banner }));
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    void app.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  // a start script that was killed with -9 closes its IPC channel: nothing may outlive it
  process.on('disconnect', stop);
}
