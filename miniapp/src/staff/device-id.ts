import * as z from 'zod/mini';
import { newKey } from '../api/idempotency';
import { stored } from '../api/stored';

const kept = stored('device', z.string());

/** Names this device in the record of checks: random, made once, and nothing about the person or the machine. */
export function deviceId(): string {
  const known = kept.read();
  if (known !== undefined) return known;
  const made = newKey();
  kept.write(made);
  return made;
}
