import * as z from 'zod/mini';
import type { CaseDocument, DocumentType } from '@yichuang/contract/cases/document';
import { fieldsOf, type Form } from '@yichuang/contract/cases/form';
import type { Pause } from '@yichuang/contract/cases/clock-moves';
import { isProvided, type CaseMaterial } from '@yichuang/contract/cases/material';
import type { Change } from './case-news.js';
import type { CaseItem, CaseRecord } from './case-record.js';
import { isPermit } from './paper-types.js';
import { fullDate, fullDateOf } from './written-dates.js';

/** What a paper says, frozen when it is issued; with the applicant's full name: sealed where it is kept. */
export const PaperContent = z.object({
  addressee: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  body: z.array(z.string()),
  list: z.nullable(z.object({ heading: z.string(), items: z.array(z.string()) })),
  closing: z.array(z.string()),
  authority: z.string(),
});
export type PaperContent = z.infer<typeof PaperContent>;

/** A step, seen from the paper that it issues. */
export type Told = Change & {
  /** When the step was taken. */
  now: string;
  form: Form;
  /** Why a clock stands still since this step. */
  pause: Pause | undefined;
  /** The day that is promised was counted in a year whose holidays are not announced. */
  isProvisional: boolean;
  /** Papers of the case so far, the latest first. */
  earlier: readonly CaseDocument[];
};
type Text = Pick<PaperContent, 'body' | 'list' | 'closing'> & { facts?: PaperContent['facts'] };

/** The law of permits binds permits; the guides of other matters follow it. */
const law = (item: CaseItem, article: string) =>
  isPermit(item)
    ? `根据《中华人民共和国行政许可法》${article}`
    : `参照《中华人民共和国行政许可法》${article}和本事项办事指南`;

const day = (date: string | null) => (date === null ? '' : fullDate(date));
const nameOf = ({ item }: CaseRecord) => `「${item.taskName}」`;
const receivedOn = ({ facts }: CaseRecord) => fullDateOf(facts.receivedAt ?? '');
const unitOf = (unit: string) => (unit === '1' ? '个工作日' : '天');
const basisOf = ({ byLaw }: CaseItem) => (byLaw.length === 0 ? '' : `依据${byLaw.join('、')}，`);
const ifAny = (text: string) => (text === '' ? [] : [text]);

const HOW: Readonly<Record<CaseMaterial['how'], string>> = {
  form: '由填写的内容生成',
  commitment: '以告知承诺代替',
  sharing: '由部门之间共享核验',
  certificate: '',
  upload: '',
};
function handedIn(material: CaseMaterial): string {
  const { materialName, how, certificate, files } = material;
  if (!isProvided(material)) return `${materialName}：没有提交`;
  if (certificate) return `${materialName}：用电子证照${certificate.name}代替`;
  const clean = files.filter(({ state }) => state === 'clean').length;
  return `${materialName}：${clean > 0 ? `${clean} 份文件` : HOW[how]}`;
}

function receipt({ after }: Told): Text {
  return {
    body: [`您于 ${receivedOn(after)}提交的${nameOf(after)}申请已收到。`],
    list: { heading: '申请材料', items: after.item.materials.map(handedIn) },
    closing: [
      `${law(after.item, '第三十二条')}，五个工作日内（最晚 ${day(after.dueDate)}）告知您是否受理、要不要补正；到期没有告知的，自收到之日起即为受理。`,
      '本凭证说明申请已经收到，不等于已经受理。凭件号和提交时给您的查询码，不用登录也能查进度。',
    ],
  };
}

function corrections({ after, form }: Told): PaperContent['list'] {
  const labels = new Map(fieldsOf(form).map(({ id, label }) => [id, label]));
  const items = (after.facts.correction?.items ?? []).map(({ materialName, problem, acceptCriteria, fields }) => {
    const mayChange = fields.map((id) => labels.get(id) ?? id).join('、');
    return [`${materialName}：${problem}`, acceptCriteria, mayChange === '' ? '' : `申请表可以改：${mayChange}`]
      .filter((part) => part !== '')
      .join('；');
  });
  return { heading: '要补正的全部内容', items };
}
const byWhen = ({ after }: Told) =>
  `请最晚 ${day(after.facts.correction?.dueDate ?? null)}（当天 24 时前）一次补齐：打开办件在网上补，或者到办事窗口补。到期仍没有补齐的，提醒两次后终止办理；终止后可以重新申请。`;

function correctionNotice(told: Told): Text {
  const { after } = told;
  return {
    body: [
      `您于 ${receivedOn(after)}提出的${nameOf(after)}申请，材料需要补正。${law(after.item, '第三十二条')}，现将要补正的全部内容一次告知如下。`,
    ],
    list: corrections(told),
    closing: [byWhen(told), '收到补齐的材料后，五个工作日内告知您是否受理。'],
  };
}

function reviewCorrectionNotice(told: Told): Text {
  const { after, pause } = told;
  const clock = pause
    ? `等待补正的时间不计入承诺的期限（${pause.legalBasis}），法定期限照常计算。`
    : '等待补正的时间照常计入办理期限。';
  return {
    body: [`${nameOf(after)}申请在审查中发现材料需要补正，现将要补正的全部内容一次告知如下。`],
    list: corrections(told),
    closing: [byWhen(told), clock],
  };
}

function supplied({ before, after, now }: Told): Text {
  const items = (after.facts.correction?.items ?? []).map(({ materialName }) => materialName);
  const next =
    before.state === 'correctionPending'
      ? `最晚 ${day(after.dueDate)}告知您是否受理。`
      : `审查继续进行，最晚 ${day(after.dueDate)}作出决定。`;
  return {
    body: [`您于 ${fullDateOf(now)}提交的${nameOf(after)}申请的补正材料已收到。`],
    list: { heading: '收到的补正材料', items },
    closing: [next],
  };
}

function notAccepted({ after }: Told): Text {
  const { reason = '', remedies = '' } = after.facts.decision ?? {};
  return {
    body: [
      `您于 ${receivedOn(after)}提出的${nameOf(after)}申请，${law(after.item, '第三十二条')}，决定不予受理。`,
      `理由：${reason}`,
    ],
    list: null,
    closing: ifAny(remedies),
  };
}

function accepted({ after, isProvisional }: Told): Text {
  const { item, facts } = after;
  const why = facts.isDeemed ? '五个工作日内没有告知补正或者不予受理，自收到之日起即为受理' : '决定受理';
  return {
    facts: [
      { label: '受理日期', value: fullDateOf(facts.acceptedAt ?? '') },
      { label: '承诺办结日', value: day(facts.promisedDate) },
      { label: '法定期限', value: `${item.legal.days} ${unitOf(item.legal.unit)}` },
    ],
    body: [`您于 ${receivedOn(after)}提出的${nameOf(after)}申请，${law(item, '第三十二条')}，${why}。`],
    list: null,
    closing: [
      `承诺最晚 ${day(facts.promisedDate)}作出决定。听证、检验、检测、检疫、鉴定和专家评审等所需的时间不计算在内，需要时另行书面告知。`,
      ...(isProvisional ? ['有的日子所在年份的放假安排还没有公布，这个日期先按法定节假日计算。'] : []),
    ],
  };
}

function decision({ after, now }: Told): Text {
  const { result = 'granted', reason = '', remedies = '' } = after.facts.decision ?? {};
  const matter = isPermit(after.item) ? '行政许可' : '办理';
  const what = result === 'granted' ? `符合规定的条件，决定准予${matter}` : `决定不予${matter}`;
  return {
    facts: [{ label: '决定日期', value: fullDateOf(now) }],
    body: [
      `您于 ${receivedOn(after)}提出的${nameOf(after)}申请，经审查，${basisOf(after.item)}${what}。`,
      ...(reason === '' ? [] : [`${result === 'granted' ? '说明' : '理由'}：${reason}`]),
    ],
    list: null,
    closing: [
      ...ifAny(remedies),
      `${law(after.item, '第四十四条')}，自决定之日起十个工作日内（最晚 ${day(after.dueDate)}）将结果送达您。`,
    ],
  };
}

function specialNotice({ after, pause }: Told): Text {
  const { special } = after.facts;
  return {
    body: [
      `${nameOf(after)}申请需要进行${special?.name ?? '特别程序'}，预计 ${special?.days ?? 0} 个工作日。`,
      `事由：${pause?.reason ?? ''}`,
    ],
    list: null,
    closing: [
      `${law(after.item, '第四十五条')}，所需时间不计算在办理期限内，现书面告知您。结束后继续计时，届时告诉您办结的日期。`,
    ],
  };
}

const METHODS = { window: '窗口领取', mail: '邮寄', electronic: '电子送达' } as const;
function deliveryReceipt({ after, earlier }: Told): Text {
  const { delivery } = after.facts;
  const decided = earlier.find(({ type }) => type === '07' || type === '10');
  return {
    facts: [
      { label: '送达的文书', value: decided ? `${decided.title} ${decided.documentNo}` : nameOf(after) },
      { label: '送达方式', value: METHODS[delivery?.method ?? 'window'] },
      ...(delivery?.trackingNo === undefined ? [] : [{ label: '运单号', value: delivery.trackingNo }]),
      { label: '签收人', value: delivery?.signedBy ?? '' },
      { label: '签收日期', value: fullDateOf(delivery?.signedAt ?? '') },
    ],
    body: [`${nameOf(after)}申请的结果已经送达。`],
    list: null,
    closing: [],
  };
}

const TEXTS: Readonly<Record<DocumentType, (told: Told) => Text>> = {
  '01': receipt,
  '02': correctionNotice,
  '03': notAccepted,
  '04': accepted,
  '05': supplied,
  '06': reviewCorrectionNotice,
  '07': decision,
  '08': specialNotice,
  '09': deliveryReceipt,
  '10': decision,
  '11': supplied,
};

/** @param applicant the full name, and the number masked */
export function paperContent(
  type: DocumentType,
  told: Told,
  applicant: { name: string; idNumberMasked: string },
): PaperContent {
  const { item, caseNo } = told.after;
  const { facts = [], ...text } = TEXTS[type](told);
  return {
    ...text,
    addressee: applicant.name,
    facts: [
      { label: '件号', value: caseNo ?? '' },
      { label: '办理事项', value: item.taskName },
      { label: '申请人', value: `${applicant.name}（${applicant.idNumberMasked}）` },
      ...facts,
    ],
    authority: `${item.regionName}${item.deptName}`,
  };
}
