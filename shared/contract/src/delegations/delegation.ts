import * as z from 'zod/mini';
import { DateText, Instant } from '../calendar.js';

export const DelegationState = z.enum(['requested', 'active', 'rejected', 'expired', 'revoked', 'suspended', 'usedUp']);
export type DelegationState = z.infer<typeof DelegationState>;

/** What may be done in somebody's name. Nothing else ever: no reviews, no new delegations, no look at other certificates. */
export const DelegatedAction = z.enum([
  'viewGuide',
  'fill',
  'upload',
  'submit',
  'supplement',
  'track',
  'receiveNotice',
  'collectResult',
  'withdraw',
  'book',
]);
export type DelegatedAction = z.infer<typeof DelegatedAction>;

/** family: relatives and friends; helper: 帮办代办 staff of a village or a hall. */
export const DelegateKind = z.enum(['family', 'helper']);
export type DelegateKind = z.infer<typeof DelegateKind>;

export const DelegationScope = z.strictObject({
  /** Matters; none named: every matter that may be done by another person. A helper always has them named. */
  taskCodes: z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(30)),
  actions: z.array(DelegatedAction).check(z.minLength(1), z.maxLength(10)),
});
export type DelegationScope = z.infer<typeof DelegationScope>;

export const DelegationVerb = z.enum(['accept', 'reject', 'revoke']);
export type DelegationVerb = z.infer<typeof DelegationVerb>;

/** A power of attorney (民法典 第一百六十五条: who, for what, until when), as either party sees it. */
export const Delegation = z.object({
  id: z.string(),
  state: DelegationState,
  kind: DelegateKind,
  /** Which side the reader is on. */
  role: z.enum(['principal', 'delegate']),
  /** Masked; null until that person has answered, so that nobody learns whose phone number it is. */
  principalMasked: z.nullable(z.string()),
  delegateMasked: z.nullable(z.string()),
  scope: DelegationScope,
  /** Names of the matters, in the order of `scope.taskCodes`. */
  taskNames: z.array(z.string()),
  validFrom: DateText,
  /** The last day. */
  validTo: DateText,
  askedBy: z.enum(['principal', 'delegate']),
  /** How the principal agreed; null while nobody has. */
  consent: z.nullable(z.enum(['ownPhone', 'counter'])),
  createdAt: Instant,
  endedAt: z.nullable(Instant),
  endReason: z.string(),
  /** What the reader may do with it now. */
  allowed: z.array(DelegationVerb),
});
export type Delegation = z.infer<typeof Delegation>;

/** One thing that somebody did in the principal's name. */
export const Act = z.object({
  id: z.string(),
  at: Instant,
  delegationId: z.string(),
  byMasked: z.string(),
  kind: DelegateKind,
  /** 「提交了申请：高龄津贴」 */
  title: z.string(),
  subject: z.object({ kind: z.enum(['case', 'appointment', 'helpRequest', 'delegation']), id: z.string() }),
});
export type Act = z.infer<typeof Act>;
