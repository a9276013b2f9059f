import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { RedisStore } from '../cache/redis-store.js';

const MINUTE = 60_000;
/** Fresh ones, so that a shared server may be used. */
const newKey = () => `0 GET /api/items?q=${randomUUID()} 中文`;

/** What the second tier promises on every kind of Redis: a sentence, and how to see it. */
export const STORE_PROMISES: Record<string, (store: RedisStore) => Promise<void>> = {
  'gives back what it was given, until it is replaced or deleted': async (store) => {
    const key = newKey();
    await store.set(key, Buffer.from('一'), MINUTE);
    expect((await store.get(key))?.toString()).toBe('一');
    await store.set(key, Buffer.from('二'), MINUTE);
    expect((await store.get(key))?.toString()).toBe('二');
    await store.delete(key);
    expect(await store.get(key)).toBeUndefined();
  },
  'knows nothing of a key that it was never given, and forgetting it twice is no error': async (store) => {
    const key = newKey();
    expect(await store.get(key)).toBeUndefined();
    await store.delete(key);
    await store.delete(key);
  },
  'keeps every byte as it is': async (store) => {
    const key = newKey();
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    await store.set(key, bytes, MINUTE);
    expect(await store.get(key)).toEqual(bytes);
  },
  'keeps large values': async (store) => {
    const [key, large] = [newKey(), randomBytes(4 * 1024 * 1024)];
    await store.set(key, large, MINUTE);
    expect((await store.get(key))?.equals(large)).toBe(true);
  },
  'forgets a value when its time is over, and only that one': async (store) => {
    const [short, long] = [newKey(), newKey()];
    await store.set(long, Buffer.from('long'), MINUTE);
    await store.set(short, Buffer.from('short'), 1.5);
    await expect.poll(() => store.get(short)).toBeUndefined();
    expect((await store.get(long))?.toString()).toBe('long');
  },
  'does not mix up many who ask at once': async (store) => {
    const keys = Array.from({ length: 200 }, newKey);
    await Promise.all(keys.map((key, i) => store.set(key, Buffer.from(`value ${i}`), MINUTE)));
    const values = await Promise.all(keys.map((key) => store.get(key)));
    expect(values.map(String)).toEqual(keys.map((_, i) => `value ${i}`));
  },
  'locks for one of many who ask at once, until its owner lets go': async (store) => {
    const key = newKey();
    const owners = Array.from({ length: 20 }, () => randomUUID());
    const won = await Promise.all(owners.map((owner) => store.lock(key, owner, MINUTE)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = owners[won.indexOf(true)] ?? '';
    const others = owners.filter((owner) => owner !== winner);
    expect(await Promise.all(others.map((owner) => store.unlock(key, owner)))).not.toContain(true);
    expect([await store.lock(key, randomUUID(), MINUTE), await store.unlock(key, winner)]).toEqual([false, true]);
    expect(await store.lock(key, winner, MINUTE)).toBe(true);
    await store.unlock(key, winner);
  },
  'lets a lock fall back by itself, later when its owner prolongs it': async (store) => {
    const [key, owner] = [newKey(), randomUUID()];
    await store.lock(key, owner, 50);
    await expect.poll(() => store.lock(key, 'next', 50)).toBe(true);
    expect([await store.prolong(key, owner, MINUTE), await store.prolong(key, 'next', MINUTE)]).toEqual([false, true]);
    expect(await store.lock(key, owner, MINUTE)).toBe(false);
    await store.unlock(key, 'next');
  },
  'is well': async (store) => {
    expect(store.health).toBe('ok');
  },
};
