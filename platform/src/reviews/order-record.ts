import * as z from 'zod/mini';
import { Instant, dateOf, fromInstant } from '@yichuang/contract/calendar';
import type { OrderSituation } from '@yichuang/contract/reviews/order-rules';
import { Finding, type OrderState } from '@yichuang/contract/reviews/review';

/** One step, with who took it: an account's id, or null for the person who rated. */
const Event = z.object({ at: Instant, step: z.string(), by: z.nullable(z.string()), note: z.string() });

export const OrderFacts = z.object({
  finding: z.nullable(Finding),
  isComplex: z.boolean(),
  /** When it was opened, or taken up again: the days count from here. */
  openedAt: Instant,
  appealedAt: z.nullable(Instant),
  repliedAt: z.nullable(Instant),
  reply: z.string(),
  /** The person who rated has taken it up again. */
  wasReopened: z.boolean(),
  history: z.array(Event),
});
export type OrderFacts = z.infer<typeof OrderFacts>;

export type OrderRecord = {
  id: string;
  state: OrderState;
  stateVersion: number;
  handlerId: string | null;
  facts: OrderFacts;
  dueDate: string | null;
  isLate: boolean;
  createdAt: string;
  closedAt: string | null;
};

export const newOrder = (id: string, at: string): OrderRecord => ({
  id,
  state: 'created',
  stateVersion: 1,
  handlerId: null,
  facts: {
    finding: null,
    isComplex: false,
    openedAt: at,
    appealedAt: null,
    repliedAt: null,
    reply: '',
    wasReopened: false,
    history: [],
  },
  dueDate: null,
  isLate: false,
  createdAt: at,
  closedAt: null,
});

export const situationOf = ({ state, facts }: OrderRecord, today: string): OrderSituation => ({
  state,
  finding: facts.finding,
  wasReopened: facts.wasReopened,
  today,
  repliedOn: facts.repliedAt === null ? null : dateOf(fromInstant(facts.repliedAt)),
});
