import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SessionState } from '@yichuang/contract/identity/internal';
import type { BffConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { AccessTokens } from '../identity/access-tokens.js';
import { FakePlatform } from './fake-platform.js';
import { FixedClock } from './fixed-clock.js';

export const testConfig = (over: Partial<BffConfig> = {}): BffConfig => ({
  isProduction: false,
  host: '127.0.0.1',
  port: 0,
  platformUrl: 'http://127.0.0.1:1',
  jwtSecret: 'j'.repeat(32),
  serviceSecret: 's'.repeat(32),
  h5Dir: undefined,
  trustedProxies: [],
  hasDemoSignIn: true,
  testClockSecret: undefined,
  redis: undefined,
  wechat: undefined,
  cacheMaxBytes: 64 * 1024 * 1024,
  ...over,
});

export const sessionOf = (over: Partial<SessionState['user']> = {}, clock = new FixedClock()): SessionState => ({
  sessionId: 'session-1',
  generation: 1,
  rotatedAtMs: clock.now(),
  user: { id: 'chen-citizen', nameMasked: '陈*', level: 2, roles: ['citizen'], ...over },
});

export type RunningBff = {
  app: NestFastifyApplication;
  platform: FakePlatform;
  clock: FixedClock;
  /** The header of a signed-in person. */
  signedInAs: (session: SessionState) => { authorization: string };
  stop: () => Promise<void>;
};

/** The whole BFF before a fake platform on a real socket; nothing listens, tests inject. */
export async function startBff(over: Partial<BffConfig> = {}): Promise<RunningBff> {
  const platform = new FakePlatform();
  const clock = new FixedClock();
  const app = await createApp(testConfig({ platformUrl: await platform.start(), ...over }), clock);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    platform,
    clock,
    signedInAs: (session) => ({ authorization: `Bearer ${app.get(AccessTokens).issue(session).accessToken}` }),
    stop: async () => {
      await app.close();
      await platform.stop();
    },
  };
}
