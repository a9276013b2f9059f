import { fromInstant } from '@yichuang/contract/calendar';
import type { Presentation } from '@yichuang/contract/certificates/certificate';

/** As the contract of showing has it. */
const LIFE_MS = 60_000;

/**
 * When to ask for the next code and when this one is dead, in this device's milliseconds. Counted from the moment it
 * was asked for, which is never later than its birth at the server, so that a phone whose clock is wrong neither hides
 * a good code nor shows a dead one.
 */
export function lifeOf({ refreshAt, expiresAt }: Presentation, askedAt: number): { renewAt: number; endsAt: number } {
  const endsAt = askedAt + LIFE_MS;
  return { renewAt: endsAt - (fromInstant(expiresAt) - fromInstant(refreshAt)), endsAt };
}
