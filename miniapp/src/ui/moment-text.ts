import { dateOf, fromInstant, nearDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import { today } from '../clock';

/** 「今天 10:24」, another day 「11 月 20 日 周五 10:24」 */
export function momentText(at: string): string {
  const ms = fromInstant(at);
  return `${nearDate(dateOf(ms), today())} ${shortTime(timeOf(ms))}`;
}
