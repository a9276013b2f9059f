import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import * as z from 'zod/mini';
import type { SessionState } from '@yichuang/contract/identity/internal';
import { ActorClaims, type ActingState } from '@yichuang/contract/delegations/internal';
import { SessionUser } from '@yichuang/contract/identity/contract';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { signClaims, verifyClaims } from './signed-claims.js';

const LIFETIME_S = 10 * 60;
const LONGEST_S = 15 * 60;
const REMEMBERED = 10_000;

const { id: _, ...userClaims } = SessionUser.shape;
/** Who acts for `sub`; RFC 8693, 4.1. */
const Claims = z.object({ sub: z.string(), sid: z.string(), ...userClaims, act: z.optional(ActorClaims) });

/** The short-lived token of a signed-in person. It lives by the clock that a test may move. */
@Injectable()
export class AccessTokens {
  private readonly key: KeyObject;
  /** By hash, so that the memory holds no token: checking a signature once in its life is enough. */
  private readonly verified = new LRUCache<string, { caller: Caller; expMs: number }>({ max: REMEMBERED });

  constructor(
    @Inject(BFF_CONFIG) config: Pick<BffConfig, 'jwtSecret'>,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.key = createSecretKey(config.jwtSecret, 'utf8');
  }

  issue({ sessionId, user: { id, ...claims } }: SessionState): { accessToken: string; expiresIn: number } {
    const iat = Math.floor(this.clock.now() / 1000);
    const all = { sub: id, sid: sessionId, ...claims, iat, exp: iat + LIFETIME_S };
    return { accessToken: signClaims(all, 'access', this.key), expiresIn: LIFETIME_S };
  }

  /** For somebody who acts for another person, from their own session: never longer than the delegation. */
  issueActing(sessionId: string, { user: { id, ...claims }, act, endsAtMs }: ActingState) {
    const iat = Math.floor(this.clock.now() / 1000);
    const exp = Math.min(iat + LONGEST_S, Math.floor(endsAtMs / 1000));
    const all = { sub: id, sid: sessionId, ...claims, act, iat, exp };
    return { accessToken: signClaims(all, 'access', this.key), expiresIn: exp - iat };
  }

  /** Who stands behind the token, or undefined when it is no good or over. */
  verify(token: string): Caller | undefined {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(hash);
    if (known) return known.expMs > this.clock.now() ? known.caller : undefined;
    const read = this.read(token);
    if (read) this.verified.set(hash, read);
    return read?.caller;
  }

  private read(token: string) {
    const claims = verifyClaims(token, {
      audience: 'access',
      key: this.key,
      schema: Claims,
      nowMs: this.clock.now(),
    });
    if (!claims || claims.exp - claims.iat > LONGEST_S) return undefined;
    const { sub, sid, roles, level, region, hallId, windowIds, act, exp } = claims;
    return { caller: { sub, sessionId: sid, roles, level, region, hallId, windowIds, act }, expMs: exp * 1000 };
  }
}
