import type { Pass } from '@yichuang/contract/appointments/appointment';
import * as z from 'zod/mini';
import { useSession } from '../api/session';
import { stored } from '../api/stored';
import { now, today } from '../clock';

/** What works without a network: the signed code and its short number. They name nobody. */
const StoredPass = z.object({
  appointmentId: z.string(),
  qr: z.string(),
  shortCode: z.string(),
  validFor: z.string(),
  /** Epoch milliseconds. */
  savedAt: z.number(),
});
export type StoredPass = z.infer<typeof StoredPass>;

const passes = stored('passes', z.array(StoredPass));

export const readPass = (appointmentId: string): StoredPass | undefined =>
  passes.read()?.find((one) => one.appointmentId === appointmentId);

/** Keeps the pass for the counter without a signal; those of past days go. */
export function keepPass(appointmentId: string, { qr, shortCode, validFor }: Pass): void {
  // another person's code stays on no phone but theirs
  if (useSession.getState().acting) return;
  const day = today();
  const others = (passes.read() ?? []).filter((one) => one.appointmentId !== appointmentId && one.validFor >= day);
  passes.write([...others, { appointmentId, qr, shortCode, validFor, savedAt: now() }]);
}

export function dropPass(appointmentId: string): void {
  passes.write((passes.read() ?? []).filter((one) => one.appointmentId !== appointmentId));
}
