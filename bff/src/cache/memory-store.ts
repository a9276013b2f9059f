import type { OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CacheStore } from './cache-store.js';

/** Map and list nodes around a value, roughly. */
const OVERHEAD_BYTES = 200;

/** In this process, bounded by bytes; the least recently used go first. */
export class MemoryStore extends CacheStore implements OnApplicationShutdown {
  override readonly kind = 'memory';
  override readonly health = 'ok';
  private readonly lru: LRUCache<string, Buffer>;

  constructor(maxBytes: number) {
    super();
    this.lru = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (value, key) => value.byteLength + Buffer.byteLength(key) + OVERHEAD_BYTES,
    });
  }

  override async get(key: string) {
    return this.lru.get(key);
  }
  override async set(key: string, value: Buffer, ttlMs: number) {
    this.lru.set(key, value, { ttl: ttlMs });
  }
  override async delete(key: string) {
    this.lru.delete(key);
  }
  async onApplicationShutdown() {
    this.lru.clear();
  }
}
