import { fromInstant, toInstant } from '@yichuang/contract/calendar';
import type { actOnHelpRequest } from '@yichuang/contract/help/contract';
import type { Parsed } from '@yichuang/contract/route';
import { Refused } from '@yichuang/server/refused';
import type { AccountRecord } from '../identity/accounts.repository.js';
import { momentOf } from './help-news.js';
import type { Step } from './help-steps.js';

type Body = Parsed<typeof actOnHelpRequest>['body'];
type Details = Omit<Step, 'step' | 'by'>;

export const wrong = (path: string, message: string) =>
  new Refused('VALIDATION_FAILED', { errors: [{ path: `body.${path}`, code: 'invalid', message }] });

function scheduled({ at, note = '' }: Body, now: number): Details {
  if (at === undefined) throw wrong('at', '请选约好的日期和时间');
  const moment = fromInstant(at);
  if (moment <= now) throw wrong('at', '这个时间已经过了，请选现在以后的时间');
  const scheduledAt = toInstant(moment);
  const words = [momentOf(scheduledAt), note].filter((part) => part !== '').join('，');
  return { note: words, facts: { scheduledAt } };
}

function followedUp({ isSatisfied, note = '' }: Body, now: number): Details {
  if (isSatisfied === undefined) throw wrong('isSatisfied', '请选择对方是否满意');
  return { note: '', facts: { followUp: { isSatisfied, note, at: toInstant(now) } } };
}

/**
 * What an action needs and leaves behind.
 * @param helper who was named by `helperCode`, looked at already
 * @throws Refused REASON_REQUIRED, or VALIDATION_FAILED naming what is missing
 */
export function detailsOf(
  body: Body,
  { caller, helper, now }: { caller: string; helper: AccountRecord | undefined; now: number },
): Details {
  const { action, reason, record, note = '' } = body;
  switch (action) {
    case 'assign':
      if (!helper) throw wrong('helperCode', '请填帮办员的办事码');
      return { note: [helper.title, note].filter((part) => part !== '').join('；'), helperId: helper.id };
    case 'accept':
      return { note, helperId: caller };
    case 'decline':
      if (reason === undefined) throw new Refused('REASON_REQUIRED', { detail: '请写为什么办不了，好换一位同事' });
      return { note: reason };
    case 'schedule':
      return scheduled(body, now);
    case 'start':
      return { note };
    case 'finish':
      if (record === undefined) throw wrong('record', '请写办了什么，对方和回访的人会看');
      return { note, facts: { record } };
    case 'followUp':
      return followedUp(body, now);
  }
}
