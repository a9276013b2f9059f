import { longDate } from '@yichuang/contract/calendar';
import type { Feedback, FeedbackKind, FeedbackState } from '@yichuang/contract/feedback/contract';

/** Name of each kind, and what it is for in the person's own words. */
export const KINDS: Readonly<Record<FeedbackKind, { name: string; hint: string }>> = {
  consultation: { name: '咨询', hint: '想问清楚怎么办、要什么材料。' },
  complaint: { name: '投诉', hint: '办得不对、态度不好，请查一查。' },
  suggestion: { name: '建议', hint: '有更好的办法，说给我们听。' },
  report: { name: '举报', hint: '有人违规收费、收好处，请去查。' },
};

const TITLES: Readonly<Record<FeedbackState, string>> = {
  filed: '收到了，正在派人',
  assigned: '派好人了，等他办',
  handling: '正在办',
  answered: '已经答复您',
  rated: '已经答复，您打过分了',
  reopened: '再办一次，正在派人',
  closed: '已经办结',
};
export const feedbackTitle = ({ state }: Pick<Feedback, 'state'>): string => TITLES[state];

/** 「最晚 11 月 30 日 周一答复您。」; undefined once it is answered. */
export const feedbackDue = ({ dueDate, answer, state }: Feedback): string | undefined =>
  dueDate === null || (answer !== null && state !== 'reopened') ? undefined : `最晚 ${longDate(dueDate)}，答复您。`;

/** The colour of a row in the list: an answer waits to be read, or nothing more happens. */
export const toneOf = ({ state }: Pick<Feedback, 'state'>): 'blue' | 'green' | 'neutral' =>
  state === 'answered' ? 'green' : state === 'closed' || state === 'rated' ? 'neutral' : 'blue';
