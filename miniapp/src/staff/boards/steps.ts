import type { FeedbackAction } from '@yichuang/contract/feedback/contract';
import type { HelpAction } from '@yichuang/contract/help/contract';
import type { OrderAction } from '@yichuang/contract/reviews/staff-contract';

/** What a step asks before it is taken; `name` is the member of the request that the answer becomes. */
export type Question = { name: string; label: string; isOptional?: boolean } & (
  | { kind: 'text'; hint?: string }
  | { kind: 'choice'; choices: readonly { id: string; name: string }[] }
  | { kind: 'colleague' }
  | { kind: 'code'; hint: string }
  | { kind: 'moment' }
);
export type StepWords = { name: string; busy: string; done: string; asks: readonly Question[]; isDangerous?: boolean };

const YES_NO = (yes: string, no: string) => [
  { id: 'true', name: yes },
  { id: 'false', name: no },
];
const note = (label: string, hint?: string): Question => ({ kind: 'text', name: 'note', label, ...(hint && { hint }) });

export const ORDER_STEPS: Readonly<Record<OrderAction, StepWords>> = {
  assign: {
    name: '派给承办人',
    busy: '正在派单…',
    done: '已派单',
    asks: [{ kind: 'colleague', name: 'handlerId', label: '派给谁' }],
  },
  contact: { name: '记联系情况', busy: '正在保存…', done: '已记下', asks: [note('怎样联系的，说了什么')] },
  verify: {
    name: '记核实结果',
    busy: '正在保存…',
    done: '已记下',
    asks: [
      {
        kind: 'choice',
        name: 'finding',
        label: '核实结果',
        choices: [
          { id: 'true', name: '属实' },
          { id: 'partly', name: '部分属实' },
          { id: 'mistaken', name: '误评' },
          { id: 'malicious', name: '恶意' },
        ],
      },
      {
        kind: 'choice',
        name: 'isComplex',
        label: '多久能改好',
        choices: [
          { id: 'false', name: '5 个工作日' },
          { id: 'true', name: '情况复杂，15 个' },
        ],
      },
      note('查了什么'),
    ],
  },
  rectify: { name: '记整改', busy: '正在保存…', done: '已记下', asks: [note('改了什么')] },
  explain: { name: '说明原因', busy: '正在保存…', done: '已记下', asks: [note('为什么不能改，依据是什么')] },
  appeal: {
    name: '申请认定误评',
    busy: '正在提交…',
    done: '已提交，等别的同事复核',
    asks: [note('证据', '评价会保留，只是单独统计')],
    isDangerous: true,
  },
  reply: {
    name: '答复评价人',
    busy: '正在发出…',
    done: '已答复',
    asks: [{ kind: 'text', name: 'text', label: '给评价人的答复', hint: '对方会看到这段话，看不到是谁写的' }],
  },
  recheck: {
    name: '复核',
    busy: '正在保存…',
    done: '已复核',
    asks: [
      { kind: 'choice', name: 'isUpheld', label: '复核结果', choices: YES_NO('通过', '退回重新处理') },
      note('复核意见'),
    ],
  },
  close: { name: '办结', busy: '正在办结…', done: '已办结', asks: [] },
};
/** A doubt is judged with the reply to it. */
export const DOUBT_REPLY: Question = {
  kind: 'choice',
  name: 'isUpheld',
  label: '是否认定误评',
  choices: YES_NO('认定', '不认定，重新处理'),
};

export const FEEDBACK_STEPS: Readonly<Record<FeedbackAction, StepWords>> = {
  assign: {
    name: '派给承办人',
    busy: '正在派件…',
    done: '已派件',
    asks: [{ kind: 'colleague', name: 'handlerId', label: '派给谁' }],
  },
  handle: { name: '开始办理', busy: '正在保存…', done: '已开始', asks: [] },
  answer: {
    name: '答复',
    busy: '正在发出…',
    done: '已答复',
    asks: [{ kind: 'text', name: 'text', label: '答复', hint: '对方会看到这段话' }],
  },
  close: { name: '办结', busy: '正在办结…', done: '已办结', asks: [] },
};

export const HELP_STEPS: Readonly<Record<HelpAction, StepWords>> = {
  assign: {
    name: '派给帮办员',
    busy: '正在派…',
    done: '已派',
    asks: [{ kind: 'code', name: 'helperCode', label: '帮办员的办事码', hint: '在对方的「我的」里' }],
  },
  accept: { name: '我来办', busy: '正在接…', done: '已接下', asks: [] },
  decline: {
    name: '接不了',
    busy: '正在退回…',
    done: '已退回，等别人接',
    asks: [{ kind: 'text', name: 'reason', label: '为什么接不了' }],
    isDangerous: true,
  },
  schedule: {
    name: '约时间',
    busy: '正在保存…',
    done: '已约好，对方会收到消息',
    asks: [{ kind: 'moment', name: 'at', label: '什么时候去' }],
  },
  start: { name: '开始办', busy: '正在保存…', done: '已开始', asks: [] },
  finish: {
    name: '办完了',
    busy: '正在保存…',
    done: '已办完，等回访',
    asks: [{ kind: 'text', name: 'record', label: '办了什么', hint: '对方会看到' }],
  },
  followUp: {
    name: '记回访',
    busy: '正在保存…',
    done: '已记下',
    asks: [
      { kind: 'choice', name: 'isSatisfied', label: '对方满意吗', choices: YES_NO('满意', '不满意') },
      { kind: 'text', name: 'note', label: '对方怎么说', isOptional: true },
    ],
  },
};

const BOOLEANS = new Set(['isUpheld', 'isComplex', 'isSatisfied']);

/** Answers as the request wants them; undefined while something is missing. */
export function detailsOf(asks: readonly Question[], answers: Readonly<Record<string, string>>) {
  const given: Record<string, string | boolean> = {};
  for (const { name, isOptional = false } of asks) {
    const text = (answers[name] ?? '').trim();
    if (text === '' && isOptional) continue;
    if (text === '' || (!BOOLEANS.has(name) && text.length < 2)) return undefined;
    given[name] = BOOLEANS.has(name) ? text === 'true' : text;
  }
  return given;
}
