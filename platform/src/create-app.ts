import { Clock } from '@yichuang/server/clock';
import { createHttpServer } from '@yichuang/server/http-server';
import { AppModule } from './app.module.js';
import type { PlatformConfig } from './config.js';
import { Database } from './db/database.js';
import { acceptForms } from './uploads/sent-file.js';

/** The platform, ready to listen. Closing the application closes the database. */
export async function createApp(config: PlatformConfig, clock = new Clock()) {
  const db = await Database.open(config);
  const app = await createHttpServer(AppModule.with(config, db, clock), { trustProxy: [] });
  await acceptForms(app);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onClose', () => db.close());
  return { app, db };
}
