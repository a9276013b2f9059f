import Taro from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import { toProblem } from '@yichuang/contract/problem';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { CASE } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import { useRefusedErrors } from './draft-errors';
import CasesReceipt from './receipt';
import CasesReview from './review';

const DRAFT: Case = {
  ...CASE,
  caseNo: null,
  queryCode: null,
  state: 'draft',
  allowed: ['saveDraft', 'submit'],
  materials: CASE.materials.map((material) => ({ ...material, how: 'commitment' })),
};
const DONE = { caseNo: '4207042611242000012', queryCode: 'QWYNH9', state: 'received', receivedAt: null };

/** A server that answers each attempt to hand in with the next of these. */
function server(...attempts: (() => ReturnType<typeof ok> | Promise<ReturnType<typeof ok>>)[]) {
  const state: { shown: Case } = { shown: DRAFT };
  const asked = answerWith((call) => {
    if (call.startsWith('GET /api/sites')) return list(SITE);
    if (call === 'GET /api/cases/c1') return ok(state.shown);
    if (call === 'POST /api/cases/c1/submit') return (attempts.shift() ?? (() => refused('INTERNAL')))();
    return refused('NOT_FOUND');
  });
  const tries = () => asked.filter(({ method }) => method === 'POST');
  return { state, tries, keys: () => tries().map(({ header }) => header['idempotency-key']) };
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const replaced = () => vi.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url);

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u1', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => {
  vi.useRealTimers();
  dropSession();
});

test('everything is read back, with what is promised, and one press hands it in', async () => {
  const { tries } = server(() => ok(DONE));
  renderPage(<CasesReview />);
  expect(await screen.findByText('示例银行')).toBeTruthy();
  expect(screen.getByText(/我符合「银行卡」所证明的条件/)).toBeTruthy();
  await press('提交申请');
  await waitFor(() => expect(replaced()).toEqual(['/cases/receipt?id=c1']));
  expect(tries().map(({ data }) => data)).toEqual(['{}']);
});

test('two quick presses hand in once', async () => {
  const { tries } = server(() => ok(DONE));
  renderPage(<CasesReview />);
  const button = await screen.findByRole('button', { name: '提交申请' });
  await act(async () => {
    fireEvent.click(button);
    fireEvent.click(button);
  });
  expect(tries()).toHaveLength(1);
});

test('a lost answer is looked for; the next press goes with the same key', async () => {
  const lost = () => {
    throw new Error('request:fail timeout');
  };
  const { keys } = server(lost, () => ok(DONE));
  renderPage(<CasesReview />);
  await screen.findByText('示例银行');
  await press('提交申请');
  expect(await screen.findByText(/没收到回音/)).toBeTruthy();
  await press('提交申请');
  await waitFor(() => expect(replaced()).toEqual(['/cases/receipt?id=c1']));
  expect(keys()[0]).toBeTruthy();
  expect(keys()[0]).toBe(keys()[1]);
});

test('what was handed in although the answer got lost goes on to its receipt', async () => {
  const { state } = server(() => {
    state.shown = { ...DRAFT, state: 'received', allowed: ['withdraw'], caseNo: DONE.caseNo };
    throw new Error('request:fail timeout');
  });
  renderPage(<CasesReview />);
  await screen.findByText('示例银行');
  await press('提交申请');
  await waitFor(() => expect(replaced()).toEqual(['/cases/receipt?id=c1']));
});

test('after eight seconds one may leave', async () => {
  server(() => new Promise(() => undefined));
  renderPage(<CasesReview />);
  await screen.findByText('示例银行');
  await press('提交申请');
  expect(await screen.findByRole('button', { name: '正在提交…' })).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(8100));
  expect(screen.getByText(/还在交，可以先离开/)).toBeTruthy();
});

test('what the server finds missing leads back to its place', async () => {
  const errors = [{ path: 'body.materials.m4', code: 'required', message: '请上传「银行卡」' }];
  server(() => ({ statusCode: 422, data: toProblem('FORM_INCOMPLETE', 't', { errors }) }));
  renderPage(<CasesReview />);
  await screen.findByText('示例银行');
  await press('提交申请');
  await waitFor(() => expect(replaced()).toEqual(['/cases/fill?id=c1']));
  expect(useRefusedErrors.getState()).toMatchObject({ caseId: 'c1', errors, isNew: true });
});

test('the receipt tells the number in groups, what comes next, and by when', async () => {
  const { state } = server();
  state.shown = { ...CASE, state: 'received', dueDate: '2026-12-01' };
  renderPage(<CasesReceipt />);
  expect(await screen.findByText('交上了')).toBeTruthy();
  expect(screen.getByText('420704 261124 2 00001 2')).toBeTruthy();
  expect(screen.getByText('QWYNH9')).toBeTruthy();
  expect(screen.getByText(/5 个工作日内答复受不受理，最晚 12 月 1 日 周二/)).toBeTruthy();
  await press('看进度');
  expect(replaced()).toEqual(['/cases/progress?id=c1']);
});
