import { dateOf, fromInstant, longDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import type { HelpKind } from '@yichuang/contract/help/contract';
import type { HelpStep } from '@yichuang/contract/help/rules';
import type { HelpRecord } from './help-record.js';

const KINDS: Readonly<Record<HelpKind, string>> = { guide: '帮办', agent: '代办', homeVisit: '上门服务' };

/** 「11 月 25 日 周三 9:30」 */
export const momentOf = (instant: string): string =>
  `${longDate(dateOf(fromInstant(instant)))} ${shortTime(timeOf(fromInstant(instant)))}`;

/** The request for which it is written. */
type Write = (named: string, request: HelpRecord) => { title: string; text: string };

const NEWS: Readonly<Record<HelpStep | 'ask', Write>> = {
  ask: (named) => ({ title: '已收到您的请求', text: `${named}已收到，等待安排帮办员。现在不用做什么。` }),
  assign: (named) => ({ title: '已安排帮办员', text: `${named}已派给帮办员，等他接下。现在不用做什么。` }),
  accept: (named) => ({ title: '帮办员接下了', text: `${named}有帮办员接下了。打开可以看是谁。` }),
  decline: (named) => ({ title: '正在换一位帮办员', text: `${named}原来的帮办员来不了，正在换一位。现在不用做什么。` }),
  schedule: (named, { facts }) => ({
    title: '约好了时间',
    text: `${named}约在 ${momentOf(facts.scheduledAt ?? '')}。不方便的话，打开可以取消。`,
  }),
  start: (named) => ({ title: '开始办理', text: `${named}开始办理。办完会告诉您。` }),
  finish: (named) => ({ title: '办完了', text: `${named}办完了。打开可以看办了什么，之后会有人回访。` }),
  followUp: (named) => ({ title: '已回访', text: `${named}已回访，谢谢您的意见。` }),
  cancel: (named) => ({ title: '已取消', text: `${named}已取消，不会有人来了。以后需要时可以再请。` }),
};

/** What the asker is told of a step. */
export function newsOf(step: HelpStep | 'ask', request: HelpRecord): { title: string; text: string } {
  return NEWS[step](`「${request.taskName}」的${KINDS[request.kind]}`, request);
}
