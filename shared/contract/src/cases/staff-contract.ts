import * as z from 'zod/mini';
import { staff } from '../access.js';
import { DateText } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import {
  CaseClock,
  CaseState,
  CaseSummary,
  Correction,
  Decision,
  Delivery,
  Flags,
  StaffAction,
  TimelineEvent,
} from './case.js';
import { CaseDocument } from './document.js';
import { Answers, Form } from './form.js';
import { CaseMaterial } from './material.js';

const handler = staff('clerk', 'officer', 'lead');
const byId = z.strictObject({ id: z.string().check(z.maxLength(64)) });
const line = (most: number) => z.string().check(z.minLength(2), z.maxLength(most));

export const StaffCaseSummary = z.object({
  ...CaseSummary.shape,
  stateVersion: z.int(),
  nameMasked: z.string(),
  lamp: z.enum(['green', 'yellow', 'red']),
  flags: Flags,
  allowed: z.array(StaffAction),
});
export type StaffCaseSummary = z.infer<typeof StaffCaseSummary>;

export const StaffCase = z.object({
  ...StaffCaseSummary.shape,
  form: Form,
  /** Numbers are masked, as everywhere. */
  known: z.record(z.string(), z.string()),
  answers: Answers,
  materials: z.array(CaseMaterial),
  clock: z.nullable(CaseClock),
  correction: z.nullable(Correction),
  decision: z.nullable(Decision),
  delivery: z.nullable(Delivery),
  documents: z.array(CaseDocument),
  /** The applicant's handwriting, to be fetched like a file; null: not signed. */
  signatureFileId: z.nullable(z.string()),
  timeline: z.array(TimelineEvent),
  /** Days that the applicant would be told if the step were taken today. */
  foreseen: z.object({
    /** The last day of the promise, were it accepted. */
    promisedDate: DateText,
    /** The last day of a correction whose notice names no other. */
    correctionDate: DateText,
  }),
});
export type StaffCase = z.infer<typeof StaffCase>;

export const listStaffCases = defineRoute({
  method: 'GET',
  path: '/api/staff/cases',
  summary: '待办：收件、审查、送达三个队列，先到期的在前',
  access: handler,
  query: z.strictObject({
    ...pageQuery,
    queue: z.optional(z.enum(['receiving', 'review', 'delivery'])),
    state: z.optional(CaseState),
  }),
  reply: listOf(StaffCaseSummary),
  refusals: [],
});

export const getStaffCase = defineRoute({
  method: 'GET',
  path: '/api/staff/cases/:id',
  summary: '一件办件的全部，证件号码已遮盖',
  access: handler,
  params: byId,
  reply: StaffCase,
  refusals: ['NOT_FOUND'],
});

export const getStaffFile = defineRoute({
  method: 'GET',
  path: '/api/staff/cases/:id/files/:fileId',
  summary: '看一份申请材料；每次都留痕',
  access: handler,
  params: z.strictObject({ ...byId.def.shape, fileId: z.string().check(z.maxLength(64)) }),
  media: 'application/octet-stream',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
});

export const getStaffDocument = defineRoute({
  method: 'GET',
  path: '/api/staff/cases/:id/documents/:documentId',
  summary: '打印一份文书给申请人',
  access: handler,
  params: z.strictObject({ ...byId.def.shape, documentId: z.string().check(z.maxLength(64)) }),
  media: 'application/pdf',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
});

export const CaseActionRequest = z.strictObject({
  action: StaffAction,
  /** As the screen showed it; another one answers STATE_CHANGED. */
  stateVersion: z.int(),
  /** Required for refuseAcceptance, returnPreReview, startSpecial, extend, and for decide when the result is refused. */
  reason: z.optional(line(500)),
  /** requestCorrection, requestReviewCorrection: all that is missing, at once. */
  items: z.optional(
    z
      .array(
        z.strictObject({
          materialId: z.string().check(z.maxLength(20)),
          problem: line(200),
          acceptCriteria: z._default(z.string().check(z.maxLength(200)), ''),
          fields: z._default(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(50)), []),
        }),
      )
      .check(z.minLength(1), z.maxLength(50)),
  ),
  /** The last day for the correction; 15 working days unless told. */
  dueDate: z.optional(DateText),
  /** startSpecial: which of the procedures of 行政许可法 第四十五条. */
  kind: z.optional(
    z.enum(['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expertReview']),
  ),
  /** startSpecial: told to the applicant; extend: 1 to 10 working days. */
  days: z.optional(z.int().check(z.minimum(1), z.maximum(365))),
  result: z.optional(z.enum(['granted', 'refused'])),
  method: z.optional(z.enum(['window', 'mail', 'electronic'])),
  trackingNo: z.optional(z.string().check(z.maxLength(40))),
  signedBy: z.optional(z.string().check(z.minLength(1), z.maxLength(30))),
});
export type CaseActionRequest = z.output<typeof CaseActionRequest>;

export const actOnCase = defineRoute({
  method: 'POST',
  path: '/api/staff/cases/:id/actions',
  summary: '办一步：受理、补正告知、审查、特别程序、决定、送达',
  access: handler,
  params: byId,
  body: CaseActionRequest,
  reply: StaffCase,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CHANGED', 'REASON_REQUIRED'],
  idempotent: true,
});
