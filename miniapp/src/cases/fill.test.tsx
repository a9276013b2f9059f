import Taro from '@tarojs/taro';
import { toProblem } from '@yichuang/contract/problem';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CASE } from '../../test/cases';
import { DRAFT, draftServer } from '../../test/drafts';
import { renderPage } from '../../test/with-query';
import { keepDraftsOf } from '../api/draft-owner';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import { tellRefused } from './draft-errors';
import CasesFill from './fill';

const NOW = Date.parse('2026-11-24T10:02:00+08:00');
const MATERIAL = CASE.materials[0]!;

const signIn = (id = 'u1') =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id, nameMasked: '王*兰', level: 3, roles: ['citizen'] } });
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const opened = () => vi.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url);

beforeEach(() => {
  // jsdom lays nothing out
  Element.prototype.scrollIntoView = vi.fn();
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  useElder.setState({ isElder: false });
  tellRefused('', []);
  keepDraftsOf();
  signIn();
});
afterEach(() => {
  vi.useRealTimers();
  dropSession();
});

test('what the system knows is read, what is written is saved after two seconds, with the tag of the draft', async () => {
  const { saves } = draftServer();
  renderPage(<CasesFill />);
  expect(await screen.findByText('系统带出')).toBeTruthy();
  expect(screen.queryByLabelText('姓名')).toBeNull();
  write('手机号', '139 0000 0048');
  await act(() => vi.advanceTimersByTimeAsync(2100));
  expect(saves()).toEqual([{ answers: { phone: '13900000048' }, tag: '"1"' }]);
  expect(screen.getByText('已保存 10:02')).toBeTruthy();
  write('手机号', '13900000049');
  fireEvent.blur(screen.getByLabelText('手机号'));
  await waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()[1]?.tag).toBe('"2"');
});

test('a question that follows from a choice comes and goes with it', async () => {
  draftServer();
  renderPage(<CasesFill />);
  fireEvent.click(await screen.findByRole('radio', { name: '是' }));
  expect(screen.getByLabelText('现住址')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '否' }));
  expect(screen.queryByLabelText('现住址')).toBeNull();
});

test('a field left wrong says so; what is missing is said when one goes on, and nothing opens', async () => {
  draftServer({ ...DRAFT, materials: [MATERIAL] });
  renderPage(<CasesFill />);
  await screen.findByLabelText('手机号');
  write('手机号', '139');
  expect(screen.queryByText(/手机号是 11 位/)).toBeNull();
  fireEvent.blur(screen.getByLabelText('手机号'));
  expect(screen.getByText(/手机号是 11 位/)).toBeTruthy();
  expect(screen.queryByText('请填写「住在别处吗」')).toBeNull();
  await press('下一步：核对');
  expect(screen.getByText('请填写「住在别处吗」')).toBeTruthy();
  expect(screen.getByText('还差「银行卡」')).toBeTruthy();
  expect(screen.getByText(/有 3 处要改或要补/)).toBeTruthy();
  expect(opened()).toEqual([]);
});

test('a full form is saved before it is read back', async () => {
  const { saves } = draftServer();
  renderPage(<CasesFill />);
  await screen.findByLabelText('手机号');
  write('手机号', '13900000048');
  fireEvent.click(screen.getByRole('radio', { name: '否' }));
  await press('下一步：核对');
  await waitFor(() => expect(opened()).toEqual(['/cases/review?id=c1']));
  expect(saves().at(-1)?.answers).toEqual({ phone: '13900000048', away: 'no' });
});

test('what the server found missing is shown at its place until it is written anew', async () => {
  draftServer();
  tellRefused('c1', [{ path: 'body.answers.phone', code: 'invalid', message: '这个号打不通，请换一个' }]);
  renderPage(<CasesFill />);
  expect(await screen.findByText('这个号打不通，请换一个')).toBeTruthy();
  write('手机号', '13900000048');
  expect(screen.queryByText('这个号打不通，请换一个')).toBeNull();
});

test('what is missing leads to the first of it', async () => {
  draftServer();
  renderPage(<CasesFill />);
  await screen.findByLabelText('手机号');
  await press('下一步：核对');
  await act(() => vi.advanceTimersByTimeAsync(50));
  expect(document.activeElement).toBe(screen.getByLabelText('手机号'));
});

test('applying begins one draft, or goes on with the open one', async () => {
  Object.assign(Taro, { routerParams: { taskCode: 'allowance' } });
  const { asked } = draftServer(DRAFT, (call) =>
    call === 'POST /api/cases'
      ? { statusCode: 409, data: toProblem('CASE_ALREADY_OPEN', 't', { id: 'c1' }) }
      : undefined,
  );
  renderPage(<CasesFill />);
  expect(await screen.findByLabelText('手机号')).toBeTruthy();
  const begun = asked.filter(({ method }) => method === 'POST');
  expect(begun).toHaveLength(1);
  expect(begun[0]?.header['idempotency-key']).toBeTruthy();
});

test('a case that is with the office already is not filled in again', async () => {
  draftServer({ ...CASE, allowed: ['withdraw'] });
  renderPage(<CasesFill />);
  expect(await screen.findByText('您有 1 件正在办')).toBeTruthy();
  await press('去看进度');
  expect(vi.mocked(Taro.redirectTo).mock.calls[0]?.[0].url).toBe('/cases/progress?id=c1');
});

test('signed out one signs in first and comes back', async () => {
  dropSession();
  Object.assign(Taro, { routerParams: { taskCode: 'allowance' } });
  const { asked } = draftServer();
  renderPage(<CasesFill />);
  await press('去登录');
  expect(decodeURIComponent(opened()[0] ?? '')).toContain('/cases/fill?taskCode=allowance');
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
});

test('长辈版 asks one question a screen and lets nobody pass a wrong answer', async () => {
  useElder.setState({ isElder: true });
  const { saves } = draftServer({ ...DRAFT, materials: [MATERIAL] });
  renderPage(<CasesFill />);
  expect(await screen.findByText(/第 1 个，共 3 个/)).toBeTruthy();
  expect(screen.queryByText('住在别处吗')).toBeNull();
  write('手机号', '139');
  await press('下一个');
  expect(screen.getByText(/手机号是 11 位/)).toBeTruthy();
  write('手机号', '13900000048');
  await press('下一个');
  fireEvent.click(screen.getByRole('radio', { name: '是' }));
  expect(screen.getByText(/第 2 个，共 4 个/)).toBeTruthy();
  await press('下一个');
  expect(screen.getByLabelText('现住址')).toBeTruthy();
  await press('上一个');
  fireEvent.click(screen.getByRole('radio', { name: '否' }));
  await press('下一个');
  expect(screen.getByText('银行卡')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '填好了，核对' })).toBeNull();
  expect(screen.getByRole('button', { name: '拍照' })).toBeTruthy();
  expect(saves().at(-1)?.answers).toEqual({ phone: '13900000048', away: 'no' });
});
