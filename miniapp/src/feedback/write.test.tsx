import Taro from '@tarojs/taro';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE, type Asked } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import { paths } from '../paths';
import Write from './write';

const CASE = {
  id: 'c1',
  caseNo: null,
  taskCode: 'x',
  taskName: '高龄津贴',
  deptName: '民政局',
  state: 'accepted',
  stateName: '已受理',
  createdAt: '2026-11-20T08:00:00.000+08:00',
  receivedAt: null,
  dueDate: null,
  leftDays: null,
};
const FILED = {
  id: 'f1',
  kind: 'complaint',
  title: '窗口没人',
  text: '等了一上午没人来',
  caseId: null,
  state: 'filed',
  stateName: '已提交',
  createdAt: '2026-11-24T10:00:00.000+08:00',
  dueDate: '2026-12-01',
  answer: null,
  rating: null,
  reopenUntil: null,
  mayRate: false,
  mayReopen: false,
  history: [],
};
const signIn = (id: string) =>
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id, nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
const isFiling = ({ method, url }: Asked) => method === 'POST' && url === '/api/feedback';
const show = () => {
  const asked = answerWith((call) => {
    if (call === 'POST /api/feedback') return ok(FILED);
    if (call.startsWith('GET /api/cases')) return list(CASE);
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Write />);
  return asked;
};
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const send = () => fireEvent.click(screen.getByRole('button', { name: '交上去' }));

beforeEach(() => {
  useElder.setState({ isElder: false });
  signIn('u1');
});
afterEach(() => dropSession());

test('what lacks is said beside the field and nothing is sent', async () => {
  const asked = show();
  type('标题', '窗');
  send();
  expect(await screen.findByText(/至少写 2 个字/)).toBeTruthy();
  expect(screen.getByText(/至少写 5 个字/)).toBeTruthy();
  expect(asked.some(isFiling)).toBe(false);
});

test('kind, words, case and the wish to stay unnamed are sent; then its own page takes the place of this one', async () => {
  Object.assign(Taro, { routerParams: { caseId: 'c1' } });
  const asked = show();
  fireEvent.click(screen.getByRole('radio', { name: '投诉' }));
  type('标题', ' 窗口没人 ');
  type('说清楚一点', '等了一上午没人来');
  fireEvent.click(screen.getByRole('checkbox', { name: '不让经办人知道我是谁' }));
  expect(await screen.findByRole('button', { name: '高龄津贴，说的是哪件事' })).toBeTruthy();
  send();
  await waitFor(() => expect(asked.some(isFiling)).toBe(true));
  expect(JSON.parse(asked.find(isFiling)?.data ?? '')).toEqual({
    kind: 'complaint',
    title: '窗口没人',
    text: '等了一上午没人来',
    caseId: 'c1',
    anonymous: true,
  });
  await waitFor(() => expect(vi.mocked(Taro.redirectTo)).toHaveBeenCalledWith({ url: paths.feedbackDetail('f1') }));
});

test('a page that is opened again has what was typed, for the same person only', () => {
  show();
  type('标题', '停车太难');
  cleanup();
  show();
  expect(screen.getByLabelText<HTMLInputElement>('标题').value).toBe('停车太难');
  cleanup();
  signIn('u2');
  show();
  expect(screen.getByLabelText<HTMLInputElement>('标题').value).toBe('');
});

test('about none of the cases, when it is chosen so', async () => {
  Object.assign(Taro, { routerParams: { caseId: 'c1' } });
  show();
  fireEvent.click(await screen.findByRole('button', { name: '高龄津贴，说的是哪件事' }));
  fireEvent.click(screen.getByRole('radio', { name: '和哪件事都没关系' }));
  expect(screen.getByRole('button', { name: '和哪件事都没关系，说的是哪件事' })).toBeTruthy();
});
