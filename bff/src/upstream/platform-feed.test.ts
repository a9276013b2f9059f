import { afterEach, beforeEach, expect, it } from 'vitest';
import { ServiceTokens } from '@yichuang/server/service-token';
import { FakePlatform, json, refusal } from '../testing/fake-platform.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { testConfig } from '../testing/start-bff.js';
import { CatalogueChanges } from '../cache/catalogue-changes.js';
import { PlatformClient } from './platform-client.js';
import { PlatformFeed } from './platform-feed.js';
import { RevocationChannel } from './revocation-channel.js';

let platform: FakePlatform;
let clock: FixedClock;
let client: PlatformClient;
let changes: CatalogueChanges;
let feed: PlatformFeed;
beforeEach(async () => {
  platform = new FakePlatform();
  clock = new FixedClock();
  const platformUrl = await platform.start();
  client = new PlatformClient(testConfig({ platformUrl }), new ServiceTokens('s'.repeat(32), () => clock.realNow()));
  changes = new CatalogueChanges();
  feed = new PlatformFeed(client, clock, new RevocationChannel({ redis: undefined }, null), changes);
});
afterEach(async () => {
  feed.onModuleDestroy();
  await platform.stop();
  await client.onApplicationShutdown();
});
const asked = (name: string) =>
  platform.calls('GET /internal/feed').map(({ url }) => new URL(url, 'http://platform').searchParams.get(name));
const positions = () => asked('after');

it('knows nothing before it was read, and is fresh for 3 seconds after', async () => {
  expect(feed.isFresh()).toBe(false);
  await feed.catchUp();
  clock.real += 2999;
  expect(feed.isFresh()).toBe(true);
  clock.real += 1;
  expect(feed.isFresh()).toBe(false);
});

it('goes on from where it was, remembers who is out, and follows the clock', async () => {
  platform.feed = { ...platform.feed, position: 7, revokedSessionIds: ['a'], clockOffsetMs: 60_000 };
  await feed.catchUp();
  platform.feed = { ...platform.feed, position: 8, revokedSessionIds: ['b'], clockOffsetMs: 0 };
  await feed.catchUp();
  expect(positions()).toEqual(['0', '7']);
  expect(['a', 'b', 'c'].map((id) => feed.isRevoked(id))).toEqual([true, true, false]);
  expect(clock.offsetMs).toBe(0);
});

it('hears a platform with another past from the beginning', async () => {
  platform.feed.position = 7;
  await feed.catchUp();
  platform.feed.position = 2;
  await feed.catchUp();
  await feed.catchUp();
  expect(positions()).toEqual(['0', '7', '0']);
});

it('asks for what changed in the catalogue after the version it knows', async () => {
  platform.feed.catalogue = { version: 5, changedKeys: ['all'] };
  await feed.catchUp();
  platform.feed.catalogue = { version: 9, changedKeys: ['item:a'] };
  await feed.catchUp();
  await feed.catchUp();
  expect(asked('catalogueSince')).toEqual(['0', '5', '9']);
  const isCurrent = (version: number, ...parts: string[]) => changes.isCurrent({ version, parts });
  expect([isCurrent(5, 'item:a'), isCurrent(5, 'item:b'), isCurrent(4, 'item:b')]).toEqual([false, true, false]);
  expect([isCurrent(9, 'item:a'), isCurrent(10, 'item:b')]).toEqual([true, false]);
});

it('survives a platform that is not up yet', async () => {
  platform.on('GET /internal/feed', refusal('UNAVAILABLE'));
  await feed.catchUp();
  expect(feed.isFresh()).toBe(false);
  platform.on('GET /internal/feed', json(platform.feed));
  await feed.catchUp();
  expect(feed.isFresh()).toBe(true);
});

it('reads again for whoever asks while a read is on its way, once for all of them', async () => {
  const release: (() => void)[] = [];
  platform.on('GET /internal/feed', async (request, response, body) => {
    await new Promise<void>((resolve) => release.push(resolve));
    await json(platform.feed)(request, response, body);
  });
  const first = feed.catchUp();
  await expect.poll(() => release.length).toBe(1);
  const later = [feed.catchUp(), feed.catchUp(), feed.catchUp()];
  platform.feed = { ...platform.feed, position: 2, revokedSessionIds: ['late'], clockOffsetMs: 0 };
  release[0]?.();
  await first;
  await expect.poll(() => release.length).toBe(2);
  release[1]?.();
  await Promise.all(later);
  expect(feed.isRevoked('late')).toBe(true);
  expect(platform.calls('GET /internal/feed')).toHaveLength(2);
});
