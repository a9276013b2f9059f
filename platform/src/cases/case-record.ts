import * as z from 'zod/mini';
import {
  type ApplicantAction,
  type CaseState,
  Correction,
  Decision,
  Delivery,
  Segment,
  TimeUnit,
} from '@yichuang/contract/cases/case';
import { CaseMaterial } from '@yichuang/contract/cases/material';
import { CERTIFICATE_NAMES, CertificateType } from '@yichuang/contract/certificates/certificate';
import type { Answers } from '@yichuang/contract/cases/form';
import { allowedToApplicant, type Situation } from '@yichuang/contract/cases/rules';
import { Instant } from '@yichuang/contract/calendar';
import type { Item } from '@yichuang/contract/catalogue/item';

const Limit = z.object({ days: z.int(), unit: TimeUnit });

/** What a case keeps of its matter. */
export const CaseItem = z.object({
  taskCode: z.string(),
  catalogCode: z.string(),
  taskName: z.string(),
  deptName: z.string(),
  regionCode: z.string(),
  regionName: z._default(z.string(), ''),
  projectType: z.string(),
  /** 01 is a permit: 行政许可. */
  taskType: z._default(z.string(), ''),
  byLaw: z._default(z.array(z.string()), []),
  promise: Limit,
  legal: Limit,
  materials: z.array(CaseMaterial),
});
export type CaseItem = z.infer<typeof CaseItem>;

/** What the matter's own rules say beside its form. */
export const CasePolicy = z.object({
  /** Working days for online pre-review; null: there is none. */
  preReviewDays: z.nullable(z.int()),
  /** The rule by which a correction during review stops the promise; null: it does not. */
  reviewCorrectionPauses: z.nullable(z.string()),
});
export type CasePolicy = z.infer<typeof CasePolicy>;

/** One matter of a package. */
export const CasePart = z.object({ taskCode: z.string(), formCode: z.string(), formVersion: z.int() });
export type CasePart = z.infer<typeof CasePart>;

export const CaseFacts = z.object({
  policy: CasePolicy,
  segments: z.array(Segment),
  receivedAt: z.nullable(Instant),
  acceptedAt: z.nullable(Instant),
  /** The last day that the applicant was told; no later count shortens it. */
  promisedDate: z.nullable(z.string()),
  /** Accounts that took part in receiving: they may not decide (受审分离). */
  receivers: z.array(z.string()),
  correction: z.nullable(Correction),
  /** When the applicant was reminded of the correction that is open. */
  reminders: z._default(z.array(Instant), []),
  wasCorrected: z.boolean(),
  isDeemed: z.boolean(),
  extendedDays: z.int(),
  /** The last special procedure (第四十五条), and the working days that the applicant was told. */
  special: z._default(z.nullable(z.object({ name: z.string(), days: z.int() })), null),
  decision: z.nullable(Decision),
  delivery: z.nullable(Delivery),
  /** Of a package: its matters, with the forms that they are filled in on. */
  parts: z._default(z.array(CasePart), []),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

export type CaseRecord = {
  id: string;
  personId: string;
  actorId: string;
  item: CaseItem;
  formCode: string;
  formVersion: number;
  state: CaseState;
  stateVersion: number;
  draftVersion: number;
  /** In clear: mask before staff see them. */
  answers: Answers;
  caseNo: string | null;
  projectNo: string | null;
  queryCode: string | null;
  facts: CaseFacts;
  createdAt: string;
  wakeAt: string | null;
  dueDate: string | null;
  /** The package that it is a part of. */
  parentId: string | null;
  /** 一件事: its parts are cases of their own, and staff see only those. */
  isPackage: boolean;
};

export const situationOf = ({ state, facts }: Pick<CaseRecord, 'state' | 'facts'>): Situation => ({
  state,
  hasPreReview: facts.policy.preReviewDays !== null,
  wasCorrected: facts.wasCorrected,
  isExtended: facts.extendedDays > 0,
  reminders: facts.reminders.length,
});

/** What the applicant can do with it now. What a part of a package lacks is told and answered on the package. */
export const allowedToOwner = (record: Pick<CaseRecord, 'state' | 'facts' | 'parentId'>): ApplicantAction[] =>
  allowedToApplicant(situationOf(record)).filter((action) => action !== 'supplement' || record.parentId === null);

/** A draft before anything is known of it. */
export const blankCase = (id: string) =>
  ({
    id,
    state: 'draft',
    stateVersion: 1,
    draftVersion: 1,
    answers: {},
    caseNo: null,
    projectNo: null,
    queryCode: null,
    wakeAt: null,
    dueDate: null,
    parentId: null,
    isPackage: false,
  }) as const;

export const newFacts = (policy: CasePolicy): CaseFacts => ({
  policy,
  segments: [],
  receivedAt: null,
  acceptedAt: null,
  promisedDate: null,
  receivers: [],
  correction: null,
  reminders: [],
  wasCorrected: false,
  isDeemed: false,
  extendedDays: 0,
  special: null,
  decision: null,
  delivery: null,
  parts: [],
});

/** The kind of certificate that the catalogue names by its Chinese name. */
const typeNamed = (name: string | undefined): CertificateType | null =>
  CertificateType.options.find((type) => CERTIFICATE_NAMES[type] === name) ?? null;

function howOf({ hasForm, exemptBy }: Item['materials'][number]): CaseMaterial['how'] {
  if (hasForm) return 'form';
  if (exemptBy?.mode === 'certificate') return typeNamed(exemptBy.source) ? 'certificate' : 'upload';
  return exemptBy?.mode ?? 'upload';
}

const HINTS: Readonly<Record<CaseMaterial['how'], string>> = {
  form: '由填写的内容生成，不用另交',
  commitment: '提交即作出承诺，不用另交',
  sharing: '由部门之间共享核验，不用另交',
  certificate: '用电子证照代替，不用交；没有时拍照上传',
  upload: '拍照或上传 PDF',
};

/** 「只有「委托家人来办」才要」: nobody tells an application which circumstances hold. */
function condition({ onlyFor }: Item['materials'][number], { situations }: Item): string {
  const named = situations.flatMap(({ options }) => options.filter(({ id }) => onlyFor.includes(id)));
  return named.length === 0 ? '' : `只有「${named.map(({ text }) => text).join('、')}」才要`;
}

function toMaterial(material: Item['materials'][number], index: number, item: Item): CaseMaterial {
  const { materialName, exemptBy, fillExplain } = material;
  const only = condition(material, item);
  const how = howOf(material);
  return {
    id: `m${index + 1}`,
    materialName,
    isNeed: only === '' ? material.isNeed : '2',
    how,
    hint: [only, HINTS[how], fillExplain].filter((text) => text !== '').join('；'),
    certificateType: how === 'certificate' ? typeNamed(exemptBy?.source) : null,
    certificate: null,
    // looked for whenever somebody reads the case
    offer: null,
    files: [],
  };
}

export const toCaseItem = (item: Item): CaseItem => ({
  taskCode: item.taskCode,
  catalogCode: item.catalogCode,
  taskName: item.taskName,
  deptName: item.deptName,
  regionCode: item.regionCode,
  regionName: item.regionName,
  projectType: item.projectType,
  taskType: item.taskType,
  byLaw: item.byLaw,
  promise: { days: item.promiseDay, unit: item.promiseType },
  legal: { days: item.anticipateDay, unit: item.anticipateType },
  materials: item.materials.map((material, index) => toMaterial(material, index, item)),
});
