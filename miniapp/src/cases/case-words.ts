import { dateOf, fromInstant, shortTime, timeOf } from '@yichuang/contract/calendar';
import type { CaseState, CaseSummary, Case } from '@yichuang/contract/cases/case';
import { today } from '../clock';
import type { IconName } from '../ui/icon-name';

type Tone = 'blue' | 'green' | 'amber' | 'red' | 'neutral';
/** Where a case stands, as its owner reads it: one sentence, one more, and what is to be done now. */
export type Standing = { tone: Tone; icon: IconName; title: string; detail: string; todo?: 'supplement' | 'fill' };

type Told = Pick<CaseSummary, 'state' | 'dueDate' | 'leftDays' | 'toSupplement'> & Partial<Pick<Case, 'delivery'>>;

/** 「12 月 8 日」 */
export const dayMonth = (date: string): string => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`;

/** 「最晚 12 月 3 日」 before `words`; nothing where no day is known. */
const latest = (dueDate: string | null, words: string): string =>
  dueDate === null ? words : `最晚 ${dayMonth(dueDate)}${words}`;

const WAITING = '不用您做什么，有结果会告诉您。';
const AGAIN = '还要办，可以再申请。';

function inReview({ state, dueDate, leftDays }: Told): Standing {
  if (leftDays !== null && leftDays < 0)
    return {
      tone: 'red',
      icon: 'stop',
      title: `超过 ${-leftDays} 天了，还没办好`,
      detail: '是我们慢了。可以问经办人，也可以打 12345。',
    };
  const stage = state === 'accepted' ? '已受理' : '还在审';
  const until = dueDate === null ? '正在办' : latest(dueDate, '办好');
  return { tone: 'blue', icon: 'clock', title: `${stage}，${until}`, detail: WAITING };
}

function correction({ toSupplement }: Told): Standing {
  const asked = { tone: 'amber', icon: 'warn', todo: 'supplement' } as const;
  // a part of a package: what it lacks is told with what the others lack
  if (!toSupplement)
    return {
      tone: 'amber',
      icon: 'clock',
      title: '这个部门要您补材料',
      detail: '几个部门缺的一次说清，在「一件事」里一起补。',
    };
  const { count, dueDate } = toSupplement;
  if (dueDate < today())
    return { ...asked, title: `要补 ${count} 份材料，已经过了时间`, detail: '请马上补，再晚就不能办了。' };
  return { ...asked, title: `要补 ${count} 份材料，最晚 ${dayMonth(dueDate)}`, detail: '要补的一次补齐，就接着办。' };
}

function delivering({ delivery }: Told): Standing {
  const sent = { tone: 'green', icon: 'ok' } as const;
  if (delivery?.method === 'window')
    return { ...sent, title: '办好了，可以去领了', detail: '带上身份证，到受理的窗口领。' };
  if (delivery?.method === 'mail') return { ...sent, title: '办好了，结果寄出来了', detail: '快递到了，请当面签收。' };
  return { ...sent, title: '办好了，结果正在送来', detail: WAITING };
}

const granted = ({ dueDate }: Told): Standing => ({
  tone: 'green',
  icon: 'ok',
  title: '办好了',
  detail: `结果${latest(dueDate, '送到')}。`,
});

const STANDINGS: Readonly<Record<CaseState, Standing | ((told: Told) => Standing)>> = {
  draft: { tone: 'neutral', icon: 'pencil', title: '还没有交', detail: '填过的都在，可以接着填。', todo: 'fill' },
  preReviewing: ({ dueDate }) => ({
    tone: 'blue',
    icon: 'clock',
    title: `在网上预审，${latest(dueDate, '有答复')}`,
    detail: WAITING,
  }),
  preReviewReturned: {
    tone: 'amber',
    icon: 'warn',
    title: '要改一改，再交一次',
    detail: '看看要改什么，填过的都在。',
    todo: 'fill',
  },
  received: ({ dueDate }) => ({
    tone: 'blue',
    icon: 'clock',
    title: `已收到，${dueDate === null ? '等答复' : latest(dueDate, '有答复')}`,
    detail: '到时候没有告诉您，就算受理了。',
  }),
  correctionPending: correction,
  reviewCorrectionPending: correction,
  notAccepted: { tone: 'red', icon: 'stop', title: '没有受理', detail: '看看理由，改好了可以再申请。' },
  accepted: inReview,
  underReview: inReview,
  specialProcedure: {
    tone: 'amber',
    icon: 'pause',
    title: '在做检验或评审，这几天不计时',
    detail: '做完接着算，到时告诉您最晚哪天。',
  },
  decidedGranted: granted,
  decidedRefused: { tone: 'red', icon: 'stop', title: '没有批准', detail: '看看理由。不服的，可以申请复议。' },
  completed: { tone: 'green', icon: 'ok', title: '办完了', detail: '结果会送到您手上。' },
  delivering,
  delivered: { tone: 'green', icon: 'ok', title: '办完了，结果已送到', detail: '有不明白的，可以问经办人。' },
  withdrawn: { tone: 'neutral', icon: 'info', title: '您撤回了', detail: AGAIN },
  terminated: { tone: 'neutral', icon: 'info', title: '没有按时补，已经终止', detail: AGAIN },
};

const DECIDED = ['completed', 'delivering', 'delivered'] as const;

/** What was refused stays refused, however far its papers have come. */
export function standingOf(told: Told & Partial<Pick<Case, 'decision'>>): Standing {
  const standing = STANDINGS[stateOf(told)];
  return typeof standing === 'function' ? standing(told) : standing;
}

function stateOf({ state, decision }: Told & Partial<Pick<Case, 'decision'>>): CaseState {
  if (!decision || !DECIDED.some((one) => one === state)) return state;
  if (decision.result === 'refused') return 'decidedRefused';
  return state === 'completed' ? 'decidedGranted' : state;
}

/** `4207042611112000375` → `420704 261111 2 00037 5`, as it is read aloud; what does not fit stays as it is. */
export const groupedCaseNo = (caseNo: string): string =>
  caseNo.replace(/^(\d{6})(\d{6})(\d)(\d{5})(\d)$/, '$1 $2 $3 $4 $5');

/** 「今天 9:12」, another day 「11-20 9:12」. */
export function whenText(instant: string): string {
  const ms = fromInstant(instant);
  const date = dateOf(ms);
  return `${date === today() ? '今天' : date.slice(5)} ${shortTime(timeOf(ms))}`;
}
