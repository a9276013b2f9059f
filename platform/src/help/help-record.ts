import * as z from 'zod/mini';
import { Instant } from '@yichuang/contract/calendar';
import { HelpRequest, type HelpKind, type HelpState } from '@yichuang/contract/help/contract';

/** One step, with who took it: an account of staff, or null for the asker. */
const Event = z.object({ at: Instant, step: z.string(), by: z.nullable(z.string()), note: z.string() });

export const HelpFacts = z.object({
  place: z.string(),
  /** In the person's own words. */
  when: z.string(),
  scheduledAt: z.nullable(Instant),
  record: z.string(),
  followUp: HelpRequest.def.shape.followUp,
  history: z.array(Event),
});
export type HelpFacts = z.infer<typeof HelpFacts>;

export type HelpRecord = {
  id: string;
  personId: string;
  kind: HelpKind;
  taskCode: string;
  taskName: string;
  regionCode: string;
  state: HelpState;
  stateVersion: number;
  isPriority: boolean;
  helperId: string | null;
  facts: HelpFacts;
  createdAt: string;
};
