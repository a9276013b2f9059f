import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import * as z from 'zod/mini';
import { RealNameLevel, Role } from '@yichuang/contract/access';
import { ActorClaims } from '@yichuang/contract/delegations/internal';
import type { Caller } from './caller.js';

const LIFETIME_S = 60;
const CallerClaims = z.object({
  sub: z.string(),
  sid: z.string(),
  roles: z.array(Role),
  level: RealNameLevel,
  region: z.optional(z.string()),
  hallId: z.optional(z.string()),
  windowIds: z.optional(z.array(z.string())),
  act: z.optional(ActorClaims),
});
const Claims = z.object({ exp: z.int(), caller: z.optional(CallerClaims) });

/**
 * How the BFF says to the platform on whose authority it calls: as a person (`asCaller`) or as itself (`asSystem`).
 * HS256, 60 seconds, real time (a moved test clock must not cut the wire between the two).
 */
export class ServiceTokens {
  private readonly key;

  constructor(
    secret: string,
    private readonly realNow: () => number,
  ) {
    // a KeyObject: a string secret costs a millisecond at every call
    this.key = createSecretKey(secret, 'utf8');
  }

  asSystem(): string {
    return this.sign({});
  }

  asCaller({ sessionId, ...caller }: Caller): string {
    return this.sign({ caller: { ...caller, sid: sessionId } });
  }

  /** The person behind the token, null for the system itself, undefined when the token is no good. */
  verify(token: string): Caller | null | undefined {
    try {
      const claims = z.parse(
        Claims,
        jwt.verify(token, this.key, {
          algorithms: ['HS256'],
          issuer: 'yichuang-bff',
          audience: 'yichuang-platform',
          clockTimestamp: this.realNow() / 1000,
        }),
      );
      if (!claims.caller) return null;
      const { sid, ...caller } = claims.caller;
      return { ...caller, sessionId: sid };
    } catch {
      return undefined;
    }
  }

  private sign(claims: object): string {
    const iat = Math.floor(this.realNow() / 1000);
    return jwt.sign({ ...claims, iat, exp: iat + LIFETIME_S }, this.key, {
      algorithm: 'HS256',
      issuer: 'yichuang-bff',
      audience: 'yichuang-platform',
    });
  }
}
