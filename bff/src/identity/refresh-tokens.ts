import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import * as z from 'zod/mini';
import type { SessionState } from '@yichuang/contract/identity/internal';
import { Clock } from '@yichuang/server/clock';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { signClaims, verifyClaims } from './signed-claims.js';

/** Seconds: 14 days. */
export const REFRESH_LIFETIME_S = 14 * 86_400;
const Claims = z.object({ sid: z.string(), gen: z.int() });

/**
 * The token that renews a session. It says only which session and which generation, both kept by the platform, and is a
 * pure function of them: two tabs that refresh at once get the same successor, from whichever BFF.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: KeyObject;

  constructor(
    @Inject(BFF_CONFIG) config: Pick<BffConfig, 'jwtSecret'>,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.key = createSecretKey(config.jwtSecret, 'utf8');
  }

  issue({ sessionId, generation, rotatedAtMs }: SessionState): string {
    const iat = Math.floor(rotatedAtMs / 1000);
    const claims = { sid: sessionId, gen: generation, iat, exp: iat + REFRESH_LIFETIME_S };
    return signClaims(claims, 'refresh', this.key);
  }

  verify(token: string): { sessionId: string; generation: number } | undefined {
    const claims = verifyClaims(token, {
      audience: 'refresh',
      key: this.key,
      schema: Claims,
      nowMs: this.clock.now(),
    });
    return claims && { sessionId: claims.sid, generation: claims.gen };
  }
}
