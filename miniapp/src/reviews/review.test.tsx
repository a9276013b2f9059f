import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Review as Given } from '@yichuang/contract/reviews/review';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE, type Asked } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import Review from './review';
import { NO_LEVEL, NO_REASON } from './use-review-form';

const VISIT = {
  id: 'a1',
  state: 'served',
  slotId: 'h1.20261124.1000',
  date: '2026-11-24',
  start: '10:00',
  end: '10:30',
  hall: { id: 'h1', name: '燕矶镇便民服务中心', address: '沿江路 18 号', phone: '027-0000 0021', lat: 30, lng: 114 },
  items: [{ taskCode: 'x', taskName: '居民身份证换领', bring: [] }],
  nameMasked: '王*兰',
  late: false,
  allowed: [],
  changeUntil: '2026-11-24T08:00:00.000+08:00',
  bookedAt: '2026-11-23T08:00:00.000+08:00',
  history: [{ at: '2026-11-24T10:24:00.000+08:00', what: 'served' }],
};
const ORDER = {
  state: 'created',
  stateName: '等待派单',
  dueDate: '2026-11-25',
  reply: '',
  mayReopen: false,
  history: [],
} as const;
const GIVEN: Given = {
  id: 'r1',
  level: 2,
  indicators: [{ code: '214', text: '服务态度生硬' }],
  text: '',
  createdAt: '2026-11-24T10:40:00.000+08:00',
  appended: null,
  mayAppend: true,
  order: { ...ORDER, history: [] },
};
const USER = { id: 'u', nameMasked: '王*兰', level: 2 as const, roles: ['citizen' as const] };

const isWriting = ({ method, url }: Asked) => method === 'POST' && url.endsWith('/review');
const show = ({ given, visit = VISIT }: { given?: Given; visit?: object } = {}) => {
  const asked = answerWith((call) => {
    if (call === 'GET /api/appointments/a1') return ok(visit);
    if (call === 'GET /api/appointments/a1/review') return given ? ok(given) : refused('NOT_FOUND');
    if (call === 'POST /api/appointments/a1/review') return ok(GIVEN);
    if (call.endsWith('/reopen')) return ok({ ...GIVEN, order: { ...ORDER, state: 'reopened' } });
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Review />);
  return asked;
};
const choose = async (name: string) => fireEvent.click(await screen.findByRole('radio', { name }));
const send = () => fireEvent.click(screen.getByRole('button', { name: '提交评价' }));

beforeEach(() => {
  Object.assign(Taro, { routerParams: { kind: 'visit', id: 'a1' } });
  useElder.setState({ isElder: false });
  keepSession({ accessToken: 't', expiresIn: 600, user: USER });
});
afterEach(() => dropSession());

test('a good review is one face and one press; its indicators may stay empty', async () => {
  const asked = show();
  await choose('非常满意');
  send();
  await waitFor(() => expect(asked.some(isWriting)).toBe(true));
  expect(JSON.parse(asked.find(isWriting)?.data ?? '')).toEqual({ level: 5, indicators: [] });
});

test('nothing is chosen beforehand, and nothing is sent without a face', async () => {
  const asked = show();
  await screen.findByRole('radio', { name: '满意' });
  for (const face of screen.getAllByRole('radio')) expect(face.getAttribute('aria-checked')).toBe('false');
  send();
  expect(await screen.findByText(NO_LEVEL)).toBeTruthy();
  expect(asked.some(isWriting)).toBe(false);
});

test('a bad review says why before it is sent; then it carries the indicator and the words', async () => {
  const asked = show();
  await choose('不满意');
  send();
  expect(await screen.findByText(NO_REASON)).toBeTruthy();
  expect(asked.some(isWriting)).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '还有 2 项' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '服务态度生硬' }));
  fireEvent.change(screen.getByRole('textbox'), { target: { value: ' 催了三次 ' } });
  send();
  expect(await screen.findByText('收到了，谢谢您说出来。我们去改。')).toBeTruthy();
  expect(JSON.parse(asked.find(isWriting)?.data ?? '')).toEqual({ level: 2, indicators: ['214'], text: '催了三次' });
  expect(screen.getByText('最晚 11 月 25 日 周三，联系您。')).toBeTruthy();
});

test('another face forgets the indicators of the one before', async () => {
  const asked = show();
  await choose('非常不满意');
  fireEvent.click(screen.getByRole('checkbox', { name: '多头跑窗口和部门' }));
  await choose('满意');
  send();
  await waitFor(() => expect(asked.some(isWriting)).toBe(true));
  expect(JSON.parse(asked.find(isWriting)?.data ?? '')).toEqual({ level: 4, indicators: [] });
});

test('a review that was given is shown with its answer and may be taken up again, once', async () => {
  const order = { ...ORDER, state: 'replied' as const, reply: '已向您道歉', mayReopen: true, history: [] };
  const asked = show({ given: { ...GIVEN, order } });
  expect(await screen.findByText('已向您道歉')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '不满意，请重新处理' }));
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '还是没有来' } });
  fireEvent.click(screen.getByRole('button', { name: '请重新处理' }));
  expect(await screen.findByText('重新处理，正在派人')).toBeTruthy();
  expect(asked.find(({ url }) => url.endsWith('/reopen'))?.data).toBe(JSON.stringify({ text: '还是没有来' }));
  expect(screen.queryByRole('button', { name: '不满意，请重新处理' })).toBeNull();
});

test('before it is done there is nothing to rate', async () => {
  show({ visit: { ...VISIT, state: 'booked', history: [] } });
  expect(await screen.findByText('办完以后再来评')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});
