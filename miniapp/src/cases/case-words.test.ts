import { fromInstant } from '@yichuang/contract/calendar';
import { CaseState, type CaseSummary } from '@yichuang/contract/cases/case';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inOrder } from './case-order';
import { groupedCaseNo, standingOf } from './case-words';

beforeEach(() => void vi.useFakeTimers({ now: fromInstant('2026-11-24T09:28:00.000+08:00') }));
afterEach(() => void vi.useRealTimers());

type Told = Parameters<typeof standingOf>[0];
const told = (state: CaseState, more: Partial<Told> = {}): Told => ({ state, dueDate: null, leftDays: null, ...more });

test.each(CaseState.options)('%s is said in plain words, with a shape beside the colour', (state) => {
  const { title, detail, icon } = standingOf(told(state));
  expect(title).not.toBe('');
  expect(detail).toMatch(/。$/);
  expect(icon).not.toBe('');
  for (const words of [title, detail]) expect(words).not.toMatch(/null|undefined|[!！]|系统|非法/);
});

test('a correction says how many things and by when, and that it is to be done', () => {
  const asked = told('correctionPending', { toSupplement: { count: 1, dueDate: '2026-12-08' } });
  expect(standingOf(asked)).toMatchObject({
    title: '要补 1 份材料，最晚 12 月 8 日',
    tone: 'amber',
    todo: 'supplement',
  });
  const late = told('reviewCorrectionPending', { toSupplement: { count: 2, dueDate: '2026-11-23' } });
  expect(standingOf(late).title).toBe('要补 2 份材料，已经过了时间');
});

test('review says the last day, and owns up when it is over', () => {
  expect(standingOf(told('underReview', { dueDate: '2026-12-03', leftDays: 6 })).title).toBe(
    '还在审，最晚 12 月 3 日办好',
  );
  expect(standingOf(told('accepted', { dueDate: '2026-12-03', leftDays: 6 })).title).toBe(
    '已受理，最晚 12 月 3 日办好',
  );
  expect(standingOf(told('underReview', { dueDate: '2026-11-20', leftDays: -2 }))).toMatchObject({
    title: '超过 2 天了，还没办好',
    tone: 'red',
  });
});

test('a case that is completed says what was decided', () => {
  const decision = { result: 'refused', reason: '', remedies: '', decidedAt: '' } as const;
  expect(standingOf({ ...told('completed'), decision }).title).toBe('没有批准');
  expect(standingOf({ ...told('completed'), decision: { ...decision, result: 'granted' } }).title).toBe('办好了');
  expect(standingOf(told('completed')).title).toBe('办完了');
});

test('a refusal that was delivered is not called done well', () => {
  const decision = { result: 'refused', reason: '', remedies: '', decidedAt: '' } as const;
  const delivery = { method: 'window', sentAt: '' } as const;
  expect(standingOf({ ...told('delivering'), decision, delivery }).title).toBe('没有批准');
  expect(standingOf({ ...told('delivered'), decision, delivery }).title).toBe('没有批准');
  expect(standingOf({ ...told('delivering'), delivery }).title).toBe('办好了，可以去领了');
});

test('a number is grouped for reading aloud, and left alone while it is not whole', () => {
  expect(groupedCaseNo('4207042611112000375')).toBe('420704 261111 2 00037 5');
  expect(groupedCaseNo('42070426')).toBe('42070426');
});

test('what must be done comes first, then what is due first; drafts and what is over stand apart', () => {
  const one = (id: string, state: CaseState, more: Partial<CaseSummary> = {}) =>
    ({ id, state, dueDate: null, leftDays: null, ...more }) as CaseSummary;
  const { open, drafts, over } = inOrder([
    one('draft', 'draft'),
    one('gone', 'withdrawn'),
    one('still', 'specialProcedure'),
    one('later', 'underReview', { dueDate: '2026-12-03' }),
    one('soon', 'received', { dueDate: '2026-11-27' }),
    one('asked', 'correctionPending', { toSupplement: { count: 1, dueDate: '2026-12-08' } }),
  ]);
  expect(open.map(({ id }) => id)).toEqual(['asked', 'soon', 'later', 'still']);
  expect(drafts.map(({ id }) => id)).toEqual(['draft']);
  expect(over.map(({ id }) => id)).toEqual(['gone']);
});
