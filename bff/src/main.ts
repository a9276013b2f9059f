import { listen } from '@yichuang/server/http-server';
import { SecondTier } from './cache/second-tier.js';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';

const config = readConfig(process.env);
const app = await createApp(config);
await listen(
  app,
  { host: config.host, port: config.port },
  {
    name: 'bff',
    cache: app.get(SecondTier).kind,
    platform: config.platformUrl,
    ...(config.testClockSecret !== undefined && { testClockSecret: config.testClockSecret }),
  },
);
