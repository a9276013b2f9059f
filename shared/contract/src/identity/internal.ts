import * as z from 'zod/mini';
import { INTERNAL } from '../access.js';
import { defineRoute, Nothing } from '../route.js';
import { SessionUser } from './contract.js';

/** A session as the platform keeps it. `generation` counts its refresh tokens; the BFF signs the tokens themselves. */
export const SessionState = z.object({
  sessionId: z.string(),
  generation: z.int(),
  /** Epoch milliseconds at which this generation began: the same moment gives the same successor token. */
  rotatedAtMs: z.int(),
  user: SessionUser,
});
export type SessionState = z.infer<typeof SessionState>;

const device = z.string().check(z.maxLength(200));

export const openSession = defineRoute({
  method: 'POST',
  path: '/internal/sessions',
  summary: 'Opens a session for an account that has just proved itself',
  access: INTERNAL,
  body: z.discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('demo'), subject: z.string(), device }),
    /** `subject`: the openid that WeChat gave the BFF for a login code. */
    z.strictObject({
      provider: z.literal('wechat'),
      subject: z.string().check(z.minLength(1), z.maxLength(128)),
      device,
    }),
    z.strictObject({
      provider: z.literal('staff'),
      account: z.string(),
      password: z.string(),
      otp: z.string(),
      device,
    }),
  ]),
  reply: SessionState,
  status: 201,
  refusals: ['UNAUTHENTICATED', 'RATE_LIMITED'],
});

export const rotateSession = defineRoute({
  method: 'POST',
  path: '/internal/sessions/:id/rotate',
  summary: 'Next generation. Within 10 s the last one gives the same successor; an older one ends the session',
  access: INTERNAL,
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ generation: z.int() }),
  reply: SessionState,
  refusals: ['SESSION_REVOKED'],
});

const count = z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(0)), 0);

/** Polled by every BFF twice a second: what it must know about the world to refuse rightly. */
export const readFeed = defineRoute({
  method: 'GET',
  path: '/internal/feed',
  summary: 'Revoked sessions and changes of the catalogue since a position, and the clock',
  access: INTERNAL,
  query: z.strictObject({ after: count, catalogueSince: count }),
  reply: z.object({
    position: z.int(),
    revokedSessionIds: z.array(z.string()),
    /** Milliseconds to add to real time; 0 unless the test clock is set. */
    clockOffsetMs: z.int(),
    /** `changedKeys`: every part that changed after `catalogueSince`, as catalogue/changes.ts names them; `all` is everything. */
    catalogue: z.object({ version: z.int(), changedKeys: z.array(z.string()) }),
  }),
  refusals: [],
});

export const revokeCurrentSession = defineRoute({
  method: 'POST',
  path: '/internal/sessions/:id/revoke',
  summary: 'Ends a session',
  access: INTERNAL,
  params: z.strictObject({ id: z.string() }),
  reply: Nothing,
  status: 204,
  refusals: [],
});
