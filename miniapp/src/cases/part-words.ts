import type { Case, CaseState, CaseSummary } from '@yichuang/contract/cases/case';
import { sorted } from '../sorted';
import { dayMonth, standingOf, type Standing } from './case-words';

const ENDED: readonly CaseState[] = [
  'notAccepted',
  'decidedGranted',
  'decidedRefused',
  'completed',
  'delivering',
  'delivered',
  'withdrawn',
  'terminated',
];
const AGAINST: readonly CaseState[] = ['notAccepted', 'decidedRefused', 'terminated'];
const ACCEPTED: readonly CaseState[] = ['accepted', 'underReview'];
const PENDING: readonly CaseState[] = ['correctionPending', 'reviewCorrectionPending'];
const isIn = (states: readonly CaseState[]) => (one: CaseSummary) => states.includes(one.state);

/** The day by which the last of these is done; undefined while one has no such day yet. */
function lastDay(open: readonly CaseSummary[]): string | undefined {
  const days = open.filter(isIn(ACCEPTED)).flatMap(({ dueDate }) => dueDate ?? []);
  return days.length === open.length ? sorted(days, (a, b) => a.localeCompare(b)).at(-1) : undefined;
}

function underWay(parts: readonly CaseSummary[]): Standing {
  const open = parts.filter((one) => !isIn(ENDED)(one));
  const late = open.filter(({ leftDays }) => leftDays !== null && leftDays < 0).length;
  if (late > 0)
    return {
      tone: 'red',
      icon: 'stop',
      title: `有 ${late} 件过了时间，还没办好`,
      detail: '是我们慢了。可以问经办人，也可以打 12345。',
    };
  const done = parts.length - open.length;
  const day = lastDay(open);
  const rest = day === undefined ? '还在办' : `最晚 ${dayMonth(day)}办好`;
  return {
    tone: 'blue',
    icon: 'clock',
    title:
      done === 0 ? `${parts.length} 件一起在办${day === undefined ? '' : `，${rest}`}` : `办完 ${done} 件，其余${rest}`,
    detail: '不用您做什么，每一件有结果都会告诉您。',
  };
}

/** Where a package stands: one sentence for the whole, of what its parts say. A case without parts speaks for itself. */
export function wholeStandingOf(shown: Case): Standing {
  const own = standingOf(shown);
  const { state, children: parts = [] } = shown;
  if (parts.length === 0 || own.todo || state === 'withdrawn') return own;
  if (!parts.every(isIn(ENDED))) return underWay(parts);
  const against = parts.filter(isIn(AGAINST)).length;
  if (against === 0) return { ...own, title: `${parts.length} 件都办完了` };
  return { ...own, title: `办完了，${against} 件没有办成`, detail: '点开那一件看理由。改好了可以再申请。' };
}

/** What is said of one part. What it misses is told together with the others, and answered with them. */
export function partLine(part: CaseSummary, isTold: boolean): string {
  if (!PENDING.includes(part.state)) return standingOf(part).title;
  return isTold ? '要补的在上面，一起补' : '别的部门看完，要补的一次告诉您';
}
