import * as z from 'zod/mini';
import { DateText, DayKind, Instant } from '../calendar.js';
import { CaseDocument } from './document.js';
import { Answers, Form, KnownFact } from './form.js';
import { CaseMaterial } from './material.js';

export const CaseState = z.enum([
  'draft',
  'preReviewing',
  'preReviewReturned',
  'received',
  'correctionPending',
  'notAccepted',
  'accepted',
  'underReview',
  'reviewCorrectionPending',
  'specialProcedure',
  'decidedGranted',
  'decidedRefused',
  'completed',
  'delivering',
  'delivered',
  'withdrawn',
  'terminated',
]);
export type CaseState = z.infer<typeof CaseState>;

export const StaffAction = z.enum([
  'returnPreReview',
  'passPreReview',
  'requestCorrection',
  'accept',
  'refuseAcceptance',
  'startReview',
  'requestReviewCorrection',
  'startSpecial',
  'endSpecial',
  'extend',
  'decide',
  'dispatch',
  'confirm',
]);
export type StaffAction = z.infer<typeof StaffAction>;
export const ApplicantAction = z.enum(['saveDraft', 'submitPreReview', 'submit', 'supplement', 'withdraw']);
export type ApplicantAction = z.infer<typeof ApplicantAction>;
export const SystemAction = z.enum(['deemAccept', 'complete', 'lapse']);
export const CaseAction = z.enum([...ApplicantAction.options, ...StaffAction.options, ...SystemAction.options]);
export type CaseAction = z.infer<typeof CaseAction>;

/** 1 working days, 2 calendar days, as the catalogue writes it. */
export const TimeUnit = z.enum(['1', '2']);
export type TimeUnit = z.infer<typeof TimeUnit>;
export const ClockName = z.enum(['preReview', 'accept', 'promise', 'legal', 'delivery']);
export type ClockName = z.infer<typeof ClockName>;

/** A stretch in which a clock ran or stood still, and by which rule. `to` is null while it lasts. */
export const Segment = z.object({
  clock: ClockName,
  kind: z.enum(['run', 'pause']),
  from: Instant,
  to: z.nullable(Instant),
  reason: z.string(),
  legalBasis: z.string(),
});
export type Segment = z.infer<typeof Segment>;

export const CaseClock = z.object({
  clock: ClockName,
  title: z.string(),
  limitDays: z.int(),
  unit: TimeUnit,
  state: z.enum(['running', 'paused', 'ended']),
  usedDays: z.int(),
  /** Negative when the limit is over. */
  leftDays: z.int(),
  pausedDays: z.int(),
  /** The last day and its 24:00; null while paused. */
  dueDate: z.nullable(z.string()),
  dueAt: z.nullable(Instant),
  /** A year was counted whose holidays are not announced yet. */
  provisional: z.boolean(),
  lamp: z.enum(['green', 'yellow', 'red']),
  explanation: z.string(),
});
export type CaseClock = z.infer<typeof CaseClock>;

/** One day of a clock, told so that a person can count along. */
export const ClockDay = z.object({
  date: DateText,
  kind: DayKind,
  /** Which holiday, or for which one is worked. */
  reason: z.optional(z.string()),
  /** A day of the limit: it is used once it has begun. */
  counts: z.boolean(),
  /** It would have counted, but the clock stood still. */
  isPaused: z.boolean(),
});
export type ClockDay = z.infer<typeof ClockDay>;

/** 补正通知: everything that is missing, told once. */
export const Correction = z.object({
  items: z.array(
    z.object({
      materialId: z.string(),
      materialName: z.string(),
      problem: z.string(),
      acceptCriteria: z.string(),
      /** Fields of the form that may be changed. */
      fields: z.array(z.string()),
    }),
  ),
  sentAt: Instant,
  dueDate: z.string(),
  isAnswered: z.boolean(),
});
export type Correction = z.infer<typeof Correction>;

export const Decision = z.object({
  result: z.enum(['granted', 'refused']),
  reason: z.string(),
  /** How to object; empty when granted. */
  remedies: z.string(),
  decidedAt: Instant,
});
export const Delivery = z.object({
  method: z.enum(['window', 'mail', 'electronic']),
  trackingNo: z.optional(z.string()),
  sentAt: Instant,
  signedBy: z.optional(z.string()),
  signedAt: z.optional(Instant),
});

export const CaseSummary = z.object({
  id: z.string(),
  /** Null until it is handed in. */
  caseNo: z.nullable(z.string()),
  taskCode: z.string(),
  taskName: z.string(),
  deptName: z.string(),
  state: CaseState,
  stateName: z.string(),
  createdAt: Instant,
  receivedAt: z.nullable(Instant),
  /** Of the clock that counts now. */
  dueDate: z.nullable(z.string()),
  leftDays: z.nullable(z.int()),
  /** Only while a notice of correction waits for its answer: how many things it lists, and by when. */
  toSupplement: z.optional(z.object({ count: z.int(), dueDate: z.string() })),
  /** Only of 一件事: how many matters it holds. */
  partCount: z.optional(z.int()),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/** What the platform filled in, masked. */
const Known = z.partialRecord(KnownFact, z.string());

export const CaseDraft = z.object({
  id: z.string(),
  state: z.literal('draft'),
  taskCode: z.string(),
  taskName: z.string(),
  form: Form,
  known: Known,
  answers: Answers,
  materials: z.array(CaseMaterial),
  etag: z.string(),
});
export type CaseDraft = z.infer<typeof CaseDraft>;

export const Flags = z.object({
  /** Nobody answered within five working days: accepted by law from the day of receipt. */
  deemedAccepted: z.boolean(),
  extended: z.boolean(),
  overdue: z.boolean(),
});

export const Case = z.object({
  ...CaseSummary.shape,
  stateVersion: z.int(),
  queryCode: z.nullable(z.string()),
  form: Form,
  known: Known,
  answers: Answers,
  materials: z.array(CaseMaterial),
  /** The handwriting that is there, if any. */
  signatureFileId: z.nullable(z.string()),
  etag: z.string(),
  allowed: z.array(ApplicantAction),
  clock: z.nullable(CaseClock),
  correction: z.nullable(Correction),
  decision: z.nullable(Decision),
  delivery: z.nullable(Delivery),
  /** The papers of the case, the latest first. */
  documents: z.array(CaseDocument),
  /** 一件事: the applications that were made of it, one for each department. Their clocks, papers and decisions are theirs. */
  children: z.optional(z.array(CaseSummary)),
  flags: Flags,
});
export type Case = z.infer<typeof Case>;

export const TimelineEvent = z.object({
  seq: z.int(),
  at: Instant,
  action: CaseAction,
  title: z.string(),
  from: CaseState,
  to: CaseState,
  /** delegate: somebody who acts for the applicant. */
  by: z.enum(['applicant', 'delegate', 'clerk', 'officer', 'lead', 'system']),
  note: z.string(),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;
