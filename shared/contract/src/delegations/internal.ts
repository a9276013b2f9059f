import * as z from 'zod/mini';
import { INTERNAL } from '../access.js';
import { SessionUser } from '../identity/contract.js';
import { defineRoute } from '../route.js';
import { DelegatedAction, DelegateKind, Delegation } from './delegation.js';

/** `act` of an acting token: who really acts. */
export const ActorClaims = z.object({
  /** The delegate's account. */
  sub: z.string(),
  kind: DelegateKind,
  delegationId: z.string(),
  tokenId: z.string(),
  actions: z.array(DelegatedAction),
});

/** What the BFF signs into an acting token. */
export const ActingState = z.object({
  /** The principal, as the token's subject: a citizen or an enterprise at level 3, never staff. */
  user: SessionUser,
  act: ActorClaims,
  /** Epoch milliseconds: 24:00 of the delegation's last day. */
  endsAtMs: z.int(),
  delegation: Delegation,
});
export type ActingState = z.infer<typeof ActingState>;

const id = z.string().check(z.maxLength(64));

export const openActing = defineRoute({
  method: 'POST',
  path: '/internal/actings',
  summary: 'Begins to act for somebody; every request with the token looks at the row that this makes',
  access: INTERNAL,
  body: z.strictObject({
    delegationId: id,
    /** The delegate, and the session that it is started from. */
    accountId: id,
    sessionId: id,
  }),
  reply: ActingState,
  status: 201,
  refusals: ['NOT_FOUND', 'DELEGATION_INACTIVE', 'OUT_OF_SCOPE', 'SESSION_REVOKED'],
});
