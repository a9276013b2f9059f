import * as z from 'zod/mini';
import { formatSlotId, slotsBetween } from '@yichuang/contract/appointments/rules';
import type { SlotKey } from './seats.repository.js';

/** The half hours, from `start` to `end`, that a hold or an appointment stands on. */
export const Stand = z.object({ hallId: z.string(), date: z.string(), start: z.string(), end: z.string() });
export type Stand = z.infer<typeof Stand>;

export const slotsOf = ({ hallId, date, start, end }: Stand): SlotKey[] =>
  slotsBetween(start, end).map((time) => ({
    id: formatSlotId(hallId, { date, start: time }),
    hallId,
    date,
    start: time,
  }));
