import { listen } from '@yichuang/server/http-server';
import { CatalogueSnapshot } from './catalogue/catalogue-snapshot.js';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';

const config = readConfig(process.env);
const { app, db } = await createApp(config);
await listen(app, config, { name: 'platform', database: db.kind, hasDemoWorld: config.hasDemoWorld });
// the first reader need not wait until the catalogue is read; what fails here is logged and tried again for them
await app
  .get(CatalogueSnapshot, { strict: false })
  .current()
  .catch(() => undefined);
