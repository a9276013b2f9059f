import { createHmac } from 'node:crypto';

/**
 * Names for what we keep in Redis: `yc:cache:…`, `yc:limit:…`. The rest is an HMAC, because a key may be made of words
 * that a citizen typed, of an account or of an address, and none of them may be read or guessed there.
 */
export class RedisKeys {
  private readonly key: Buffer;

  /** `secret` is the one that all BFFs share; a key of our own is derived from it. */
  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('redis keys').digest();
  }

  pseudonym(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url').slice(0, 32);
  }
}
