import type { actOnReviewOrder } from '@yichuang/contract/reviews/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { Refused } from '@yichuang/server/refused';
import type { OrderRecord } from './order-record.js';
import type { Step } from './order-steps.js';

type Body = Parsed<typeof actOnReviewOrder>['body'];
type Details = Omit<Step, 'step' | 'by'>;

const wrong = (path: string, message: string) =>
  new Refused('VALIDATION_FAILED', { errors: [{ path: `body.${path}`, code: 'invalid', message }] });

function noteOf({ note }: Body): string {
  if (note === undefined) throw new Refused('REASON_REQUIRED', { detail: '请写明做了什么，复核的人会看' });
  return note;
}

function verified(body: Body): Details {
  if (body.finding === undefined) throw wrong('finding', '请选择核实的结果');
  return { note: noteOf(body), facts: { finding: body.finding, isComplex: body.isComplex ?? false } };
}

function replied({ state }: OrderRecord, body: Body, now: string): Details {
  if (body.text === undefined) throw wrong('text', '请写给评价人的答复');
  if (state === 'appealed' && body.isUpheld === undefined) throw wrong('isUpheld', '请选择是否认定为误评');
  const isUpheld = state !== 'appealed' || body.isUpheld === true;
  const facts = isUpheld ? { reply: body.text, repliedAt: now } : {};
  return { note: body.note ?? body.text, isUpheld, facts };
}

function rechecked(body: Body): Details {
  if (body.isUpheld === undefined) throw wrong('isUpheld', '请选择复核是否通过');
  return { note: noteOf(body), isUpheld: body.isUpheld };
}

/**
 * What an action needs and leaves behind.
 * @throws Refused REASON_REQUIRED, or VALIDATION_FAILED naming what is missing
 */
export function detailsOf(order: OrderRecord, body: Body, now: string): Details {
  switch (body.action) {
    case 'assign':
      if (body.handlerId === undefined) throw wrong('handlerId', '请选择承办人');
      return { note: body.note ?? '', handlerId: body.handlerId };
    case 'verify':
      return verified(body);
    case 'appeal':
      return { note: noteOf(body), facts: { appealedAt: now } };
    case 'reply':
      return replied(order, body, now);
    case 'recheck':
      return rechecked(body);
    case 'close':
      return { note: body.note ?? '' };
    case 'contact':
    case 'rectify':
    case 'explain':
      return { note: noteOf(body) };
  }
}
