import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import * as z from 'zod/mini';

const ISSUER = 'yichuang';

/** HS256; `audience` is also written as `typ`, so that one kind of token can never pass for another. */
export function signClaims(claims: { iat: number; exp: number }, audience: 'access' | 'refresh', key: KeyObject) {
  return jwt.sign({ ...claims, typ: audience }, key, { algorithm: 'HS256', issuer: ISSUER, audience });
}

/** The claims, or undefined for a token that is forged, over, without an end, or of another kind. */
export function verifyClaims<S extends z.ZodMiniObject>(
  token: string,
  { audience, key, schema, nowMs }: { audience: 'access' | 'refresh'; key: KeyObject; schema: S; nowMs: number },
): (z.output<S> & { iat: number; exp: number }) | undefined {
  try {
    const claims = jwt.verify(token, key, {
      // without this list the library takes HS512 for HS256
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience,
      clockTimestamp: Math.floor(nowMs / 1000),
    });
    // a token without `exp` for one that never ends, and a list of audiences for each of them
    const strict = z.object({ typ: z.literal(audience), aud: z.literal(audience), iat: z.int(), exp: z.int() });
    const { iat, exp } = z.parse(strict, claims);
    return { ...z.parse(schema, claims), iat, exp };
  } catch {
    return undefined;
  }
}
