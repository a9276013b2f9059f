import { generateSecret, generateURI, verify } from 'otplib';

const STEP_S = 30;
const NOBODYS = generateSecret();

export const newCodeSecret = (): string => generateSecret();

/** What an authenticator app reads: 20 random bytes, SHA-1, 6 digits, 30 seconds, as all of them understand it. */
export const codeUri = (account: string, secret: string): string =>
  generateURI({ issuer: '一窗', label: account, secret });

/**
 * The 30-second step for which this is the code, one before and one after allowed (RFC 6238 §5.2); undefined for a wrong
 * code and, after the same work, for somebody without a secret.
 */
export async function stepOfCode(secret: string | undefined, code: string, nowMs: number): Promise<number | undefined> {
  const result = await verify({
    secret: secret ?? NOBODYS,
    token: code,
    epoch: Math.floor(nowMs / 1000),
    epochTolerance: STEP_S,
  });
  return secret !== undefined && result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
