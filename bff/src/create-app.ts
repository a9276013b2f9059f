import cookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '@yichuang/server/clock';
import { createHttpServer } from '@yichuang/server/http-server';
import { AppModule } from './app.module.js';
import { HotPath } from './cache/hot-path.js';
import type { BffConfig } from './config.js';
import { serveH5 } from './http/h5-files.js';
import { addSecurityHeaders } from './http/security-headers.js';

/** The whole BFF, not yet listening. */
export async function createApp(config: BffConfig, clock = new Clock()): Promise<NestFastifyApplication> {
  const app = await createHttpServer(AppModule.with(config, clock), { trustProxy: config.trustedProxies });
  addSecurityHeaders(app.getHttpAdapter().getInstance());
  await app.register(cookie);
  // an upload is not read here: its bytes go on as they come in (upstream/body-stream.ts)
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
  if (config.h5Dir !== undefined) await serveH5(app.getHttpAdapter().getInstance(), config.h5Dir);
  app.get(HotPath).standBefore(app.getHttpServer());
  return app;
}
