import type { CaseAction } from '@yichuang/contract/cases/case';
import type { Message } from '@yichuang/contract/messages/contract';
import type { CaseRecord } from './case-record.js';
import { monthDay } from './written-dates.js';

/** A case before and after a step. */
export type Change = { before: CaseRecord; after: CaseRecord };
type Text = Pick<Message, 'title' | 'text'>;
type Write = (change: Change) => Text;

const nameOf = ({ item }: CaseRecord) => `「${item.taskName}」`;
/** 「，最晚 12 月 8 日办好」, or nothing while no clock runs. */
const until = ({ dueDate }: CaseRecord, what: string) => (dueDate === null ? '' : `，最晚 ${monthDay(dueDate)}${what}`);
const missing = ({ facts: { correction } }: CaseRecord) => ({
  count: correction?.items.length ?? 0,
  day: monthDay(correction?.dueDate ?? ''),
});

function correctionAsked({ after }: Change): Text {
  const { count, day } = missing(after);
  const title = `要补 ${count} 份材料`;
  return { title, text: `${nameOf(after)}申请要补 ${count} 份材料，最晚 ${day}交。打开办件看要补什么，可以直接补。` };
}

function received({ after }: Change): Text {
  const text = `${nameOf(after)}申请已收到${until(after, '告诉您是否受理')}。现在不用做什么。`;
  return { title: '申请已收到', text };
}

function supplied({ before, after }: Change): Text {
  const next = before.state === 'correctionPending' ? '告诉您是否受理' : '办好';
  return {
    title: '补正材料已收到',
    text: `${nameOf(after)}申请的补正材料已收到${until(after, next)}。现在不用做什么。`,
  };
}

function specialBegun({ after }: Change): Text {
  const { special } = after.facts;
  const what = special ? `进行${special.name}，预计 ${special.days} 个工作日` : '进行特别程序';
  return { title: '办理暂停计时', text: `${nameOf(after)}要${what}，这段时间不计入期限。结束后会告诉您。` };
}

function decided({ after }: Change): Text {
  if (after.state === 'decidedRefused')
    return { title: '不予办理', text: `${nameOf(after)}申请没有获准。原因和怎样申诉写在决定书里，打开办件就能看。` };
  return { title: '已准予', text: `${nameOf(after)}申请已准予${until(after, '送到')}。决定书打开办件就能看。` };
}

const SENT = {
  window: '结果可以到窗口领了，请带上身份证。',
  mail: '结果已经寄出，运单号在办件里，请留意收件。',
  electronic: '电子结果已经送出，打开办件就能看。',
} as const;

function sent({ after }: Change): Text {
  return { title: '结果已送出', text: `${nameOf(after)}的${SENT[after.facts.delivery?.method ?? 'window']}` };
}

/** For every step but the saving of a draft. A step that the applicant took himself gives a receipt. */
const NEWS: Readonly<Record<Exclude<CaseAction, 'saveDraft'>, Write>> = {
  submit: received,
  submitPreReview: ({ after }) => ({
    title: '已提交网上预审',
    text: `${nameOf(after)}已提交网上预审${until(after, '有结果')}。现在不用做什么。`,
  }),
  returnPreReview: ({ after }) => ({
    title: '预审退回，请修改',
    text: `${nameOf(after)}没有通过网上预审。打开办件看要改哪里，改好后再提交。`,
  }),
  passPreReview: ({ after }) => ({
    title: '预审通过，已收件',
    text: `${nameOf(after)}通过了网上预审，申请已收到${until(after, '告诉您是否受理')}。现在不用做什么。`,
  }),
  requestCorrection: correctionAsked,
  requestReviewCorrection: correctionAsked,
  supplement: supplied,
  accept: ({ after }) => ({
    title: '已受理',
    text: `${nameOf(after)}申请已受理${until(after, '办好')}。现在不用做什么。`,
  }),
  deemAccept: ({ after }) => ({
    title: '已视为受理',
    text: `${nameOf(after)}申请五个工作日内没有得到答复，自收到之日起视为受理${until(after, '办好')}。现在不用做什么。`,
  }),
  refuseAcceptance: ({ after }) => ({
    title: '不予受理',
    text: `${nameOf(after)}申请没有被受理。原因和怎样申诉写在告知书里，打开办件就能看。`,
  }),
  startReview: ({ after }) => ({
    title: '开始审查',
    text: `${nameOf(after)}申请开始审查${until(after, '办好')}。现在不用做什么。`,
  }),
  startSpecial: specialBegun,
  endSpecial: ({ after }) => ({
    title: '继续计时',
    text: `${nameOf(after)}的特别程序结束，继续办理${until(after, '办好')}。现在不用做什么。`,
  }),
  extend: ({ after }) => ({
    title: '办理期限延长',
    text: `${nameOf(after)}申请的办理期限延长 ${after.facts.extendedDays} 个工作日${until(after, '办好')}。原因写在办件经过里。`,
  }),
  decide: decided,
  complete: ({ after }) => ({
    title: '已办结',
    text: `${nameOf(after)}已办结${until(after, '把结果送到')}。决定书打开办件就能看。`,
  }),
  dispatch: sent,
  confirm: ({ after }) => ({
    title: '结果已送达',
    text: `${nameOf(after)}的结果已送达。如果您没有收到，请打开办件联系办事大厅。`,
  }),
  withdraw: ({ after }) => ({
    title: '申请已撤回',
    text: `${nameOf(after)}申请已撤回，不再办理。以后需要时可以重新申请。`,
  }),
  lapse: ({ after }) => ({
    title: '已终止办理',
    text: `${nameOf(after)}要补的材料到 ${missing(after).day}还没有收到，已终止办理。材料齐了可以重新申请。`,
  }),
};

/** What the applicant is told of a step; undefined where there is nothing to tell. */
export const newsOf = (action: CaseAction, change: Change): Text | undefined =>
  action === 'saveDraft' ? undefined : NEWS[action](change);

/** What the applicant is told once more while a correction is open. */
export function reminderOf(record: CaseRecord): Text {
  const { count, day } = missing(record);
  return {
    title: '记得补材料',
    text: `${nameOf(record)}申请还有 ${count} 份材料没有补，最晚 ${day}交，过后会终止办理。打开办件可以直接补。`,
  };
}
