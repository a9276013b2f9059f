import type { CaseAction } from '@yichuang/contract/cases/case';
import type { Pause } from '@yichuang/contract/cases/clock-moves';
import { fieldsOf, type Form } from '@yichuang/contract/cases/form';
import type { CaseActionRequest } from '@yichuang/contract/cases/staff-contract';
import { Refused } from '@yichuang/server/refused';
import type { CaseFacts, CaseRecord } from './case-record.js';

export type Details = { note: string; facts: Partial<CaseFacts>; pause?: Pause };
export type At = { now: string; today: string; correctionDate: string; form: Form };

const MOST_EXTENDED_DAYS = 10;
const REMEDIES = '如对本决定不服，可以自收到决定书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。';
/** 行政许可法 第四十五条 */
const SPECIAL = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  expertReview: '专家评审',
} as const;

const wrong = (path: string, message: string) =>
  new Refused('VALIDATION_FAILED', { errors: [{ path: `body.${path}`, code: 'invalid', message }] });

function reasonOf({ reason }: CaseActionRequest): string {
  if (reason === undefined) throw new Refused('REASON_REQUIRED');
  return reason;
}

function correctionOf({ item }: CaseRecord, { items, dueDate }: CaseActionRequest, at: At): Details {
  if (!items) throw wrong('items', '请列出要补正的全部材料，只能告知一次');
  const fields = new Set(fieldsOf(at.form).flatMap(({ id, known }) => (known === undefined ? id : [])));
  const listed = items.map((one, index) => {
    const material = item.materials.find(({ id }) => id === one.materialId);
    if (!material) throw wrong(`items.${index}.materialId`, '这件事没有这份材料');
    const unknown = one.fields.find((field) => !fields.has(field));
    if (unknown !== undefined) throw wrong(`items.${index}.fields`, `表上没有 ${unknown} 这一项`);
    return { ...one, materialName: material.materialName };
  });
  if (dueDate !== undefined && dueDate <= at.today) throw wrong('dueDate', '补正期限要在今天之后');
  const correction = { items: listed, sentAt: at.now, dueDate: dueDate ?? at.correctionDate, isAnswered: false };
  return {
    note: listed.map((one) => `${one.materialName}：${one.problem}`).join('；'),
    facts: { correction, reminders: [] },
  };
}

function special(body: CaseActionRequest): Details {
  const reason = reasonOf(body);
  if (body.kind === undefined) throw wrong('kind', '请选择是哪一种特别程序');
  if (body.days === undefined) throw wrong('days', '请写明预计需要几天，会告知申请人');
  const name = SPECIAL[body.kind];
  const pause = { reason: `${name}：${reason}`, legalBasis: '《行政许可法》第四十五条' };
  return {
    note: `${name}，预计 ${body.days} 个工作日：${reason}`,
    facts: { special: { name, days: body.days } },
    pause,
  };
}

function extension(body: CaseActionRequest): Details {
  const reason = reasonOf(body);
  const { days } = body;
  if (days === undefined || days > MOST_EXTENDED_DAYS)
    throw wrong('days', `延长最多 ${MOST_EXTENDED_DAYS} 个工作日，只能一次`);
  return { note: `延长 ${days} 个工作日：${reason}`, facts: { extendedDays: days } };
}

function decision(body: CaseActionRequest, { now }: At): Details {
  if (body.result === undefined) throw wrong('result', '请选择准予或不予');
  const isRefused = body.result === 'refused';
  const reason = isRefused ? reasonOf(body) : (body.reason ?? '');
  const remedies = isRefused ? REMEDIES : '';
  return { note: reason, facts: { decision: { result: body.result, reason, remedies, decidedAt: now } } };
}

function firstCorrection(record: CaseRecord, body: CaseActionRequest, at: At): Details {
  const { note, facts } = correctionOf(record, body, at);
  return { note, facts: { ...facts, wasCorrected: true } };
}

function reviewCorrection(record: CaseRecord, body: CaseActionRequest, at: At): Details {
  const legalBasis = record.facts.policy.reviewCorrectionPauses;
  const told = correctionOf(record, body, at);
  return legalBasis === null ? told : { ...told, pause: { reason: '审查阶段补正', legalBasis } };
}

function dispatched({ method = 'window', trackingNo }: CaseActionRequest, { now }: At): Details {
  const delivery = { method, sentAt: now, ...(trackingNo !== undefined && { trackingNo }) };
  return { note: '', facts: { delivery } };
}

function signed({ facts }: CaseRecord, { signedBy = '本人' }: CaseActionRequest, { now }: At): Details {
  const delivery = facts.delivery && { ...facts.delivery, signedBy, signedAt: now };
  return { note: `${signedBy}签收`, facts: { delivery } };
}

/**
 * What an action of staff needs and leaves behind.
 * @throws Refused REASON_REQUIRED, or VALIDATION_FAILED naming what is missing
 */
export function detailsOf(record: CaseRecord, body: CaseActionRequest, at: At): Details {
  switch (body.action) {
    case 'requestCorrection':
      return firstCorrection(record, body, at);
    case 'requestReviewCorrection':
      return reviewCorrection(record, body, at);
    case 'startSpecial':
      return special(body);
    case 'extend':
      return extension(body);
    case 'decide':
      return decision(body, at);
    case 'returnPreReview':
      return { note: reasonOf(body), facts: {} };
    case 'refuseAcceptance':
      return decision({ ...body, result: 'refused' }, at);
    case 'passPreReview':
      return { note: '', facts: { receivedAt: at.now } };
    case 'accept':
      return { note: '', facts: { acceptedAt: at.now } };
    case 'dispatch':
      return dispatched(body, at);
    case 'confirm':
      return signed(record, body, at);
    case 'startReview':
    case 'endSpecial':
      return { note: body.reason ?? '', facts: {} };
  }
}

/** Steps of receiving: whoever takes one may not decide on the case. */
export const isReceiving = (action: CaseAction): boolean =>
  ['returnPreReview', 'passPreReview', 'requestCorrection', 'accept', 'refuseAcceptance'].includes(action);
