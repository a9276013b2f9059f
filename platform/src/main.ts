import { listen } from '@yichuang/server/http-server';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';

const config = readConfig(process.env);
const { app, db } = await createApp(config);
await listen(app, config, { name: 'platform', database: db.kind, hasDemoWorld: config.hasDemoWorld });
