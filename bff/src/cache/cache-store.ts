/** Where ready answers wait. A port: an abstract class, because Nest needs a value as its token. */
export abstract class CacheStore {
  /** As the readiness answer and the start-up line name it. */
  abstract readonly kind: 'memory' | 'redis';
  /** `degraded`: reads work, slower. */
  abstract get health(): 'ok' | 'degraded';
  abstract get(key: string): Promise<Buffer | undefined>;
  /** `ttlMs` is real time, above 0; a value may be dropped before. */
  abstract set(key: string, value: Buffer, ttlMs: number): Promise<void>;
  abstract delete(key: string): Promise<void>;
}
