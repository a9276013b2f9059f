import type { CaseAction, ClockName, Segment } from './case.js';
import { TRANSITIONS, type Transition } from './rules.js';

/** What a clock rests on. */
const BASIS: Readonly<Record<ClockName, string>> = {
  preReview: '网上预审约定时限',
  accept: '《行政许可法》第三十二条：五日内一次告知，逾期不告知的，自收到之日起即为受理',
  promise: '办事指南承诺时限，自受理起算',
  legal: '《行政许可法》第四十二条，自受理起算',
  delivery: '《行政许可法》第四十四条：自决定之日起十日内颁发、送达',
};
const REASONS: Readonly<Record<ClockName, string>> = {
  preReview: '提交网上预审',
  accept: '收到申请',
  promise: '受理',
  legal: '受理',
  delivery: '作出决定',
};

/** Why time stands still; without a legal basis it does not. */
export type Pause = { reason: string; legalBasis: string };

const close = (segments: readonly Segment[], clocks: readonly ClockName[], at: string): Segment[] =>
  segments.map((one) => (one.to === null && clocks.includes(one.clock) ? { ...one, to: at } : one));
const run = (clock: ClockName, at: string, reason = REASONS[clock]): Segment => ({
  clock,
  kind: 'run',
  from: at,
  to: null,
  reason,
  legalBasis: BASIS[clock],
});
const isPaused = (segments: readonly Segment[], clock: ClockName) =>
  segments.some((one) => one.clock === clock && one.kind === 'pause' && one.to === null);

function pause(segments: readonly Segment[], clocks: readonly ClockName[], at: string, why: Pause): Segment[] {
  const stretch = (clock: ClockName): Segment => ({ clock, kind: 'pause', from: at, to: null, ...why });
  return [...close(segments, clocks, at), ...clocks.map(stretch)];
}
function resume(segments: readonly Segment[], at: string, reason: string): Segment[] {
  const clocks = (['promise', 'legal'] as const).filter((clock) => isPaused(segments, clock));
  return [...close(segments, clocks, at), ...clocks.map((clock) => run(clock, at, reason))];
}

/**
 * The clocks after an action. Only special procedures stop the statutory clock (行政许可法 第四十五条); a correction during
 * review stops the promise only where the matter's own rule gives the legal basis for it, a correction before acceptance
 * needs no pause because the promise has not begun.
 * @param at when the action counts from, an instant
 */
export function moveClocks(segments: readonly Segment[], action: CaseAction, at: string, why?: Pause): Segment[] {
  if (action === 'startSpecial' && why) return pause(segments, ['promise', 'legal'], at, why);
  if (action === 'requestReviewCorrection' && why) return pause(segments, ['promise'], at, why);
  if (action === 'endSpecial') return resume(segments, at, '特别程序结束');
  if (action === 'supplement')
    return segments.some((one) => one.clock === 'promise')
      ? resume(segments, at, '收到补正材料')
      : [...segments, run('accept', at, '收到补正材料')];
  const { ends = [], starts = [] }: Transition = TRANSITIONS[action];
  return [...close(segments, ends, at), ...starts.map((clock) => run(clock, at))];
}

/** The stretches that count now: every receipt starts the days for acceptance anew. */
export function segmentsOf(segments: readonly Segment[], clock: ClockName): Segment[] {
  const own = segments.filter((one) => one.clock === clock);
  return clock === 'accept' || clock === 'preReview' ? own.slice(-1) : own;
}
