import Taro from '@tarojs/taro';
import { fromInstant } from '@yichuang/contract/calendar';
import type { Case, CaseClock } from '@yichuang/contract/cases/case';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { ASKED, CASE } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import CaseProgress from './progress';

const CLOCK: CaseClock = {
  clock: 'promise',
  title: '承诺办结',
  limitDays: 3,
  unit: '1',
  state: 'running',
  usedDays: 1,
  leftDays: 2,
  pausedDays: 1,
  dueDate: '2026-11-27',
  dueAt: '2026-11-28T00:00:00.000+08:00',
  provisional: false,
  lamp: 'green',
  explanation: '还剩 2 天',
};
const day = (date: string, isPaused = false) => ({ date, kind: 'workday', counts: !isPaused, isPaused });
const COURSE = {
  current: 'promise',
  usedDays: 1,
  leftDays: 2,
  dueAt: null,
  clocks: [CLOCK],
  segments: [
    { clock: 'promise', kind: 'run', from: CASE.createdAt, to: null, reason: '受理', legalBasis: '办事指南' },
    { clock: 'promise', kind: 'pause', from: CASE.createdAt, to: null, reason: '专家评审', legalBasis: '第四十五条' },
  ],
  days: [day('2026-11-23'), day('2026-11-24', true), day('2026-11-26'), day('2026-11-27')],
};
const EVENTS = [
  {
    seq: 1,
    at: CASE.createdAt,
    action: 'submit',
    title: '提交申请，已收件',
    from: 'draft',
    to: 'received',
    by: 'applicant',
    note: '',
  },
  {
    seq: 2,
    at: CASE.createdAt,
    action: 'accept',
    title: '受理',
    from: 'received',
    to: 'accepted',
    by: 'clerk',
    note: '材料齐了',
  },
];
const PAPER = { id: 'd1', type: '04', title: '受理通知书', documentNo: '〔2026〕04-1', issuedAt: CASE.createdAt };

const show = (shown: Case) => {
  const asked = answerWith((call) => {
    if (call === 'GET /api/cases/c1') return ok(shown);
    if (call === 'GET /api/cases/c1/clock') return ok(COURSE);
    if (call === 'GET /api/cases/c1/timeline') return list(...EVENTS);
    if (call === 'POST /api/cases/c1/withdraw') return ok({ ...CASE, state: 'withdrawn', allowed: [] });
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<CaseProgress />);
  return asked;
};
const signIn = (level: 1 | 2 | 3) =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id: 'u', nameMasked: '王*兰', level, roles: ['citizen'] } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: fromInstant('2026-11-25T09:28:00.000+08:00') });
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  useElder.setState({ isElder: false });
  signIn(3);
});
afterEach(() => {
  vi.useRealTimers();
  dropSession();
});

test('one sentence first, then the days of the clock, said to a screen reader too', async () => {
  show({ ...CASE, clock: CLOCK });
  expect(await screen.findByRole('heading', { name: /^还在审，\s*最晚 12 月 3 日办好$/ })).toBeTruthy();
  const calendar = await screen.findByRole('img', { name: /承诺办结共 3 个工作日/ });
  expect(calendar.getAttribute('aria-label')).toContain('停表不计：11 月 24 日');
  expect(screen.getByText('受理')).toBeTruthy();
});

test('why some days do not count is folded, with the law', async () => {
  show({ ...CASE, clock: CLOCK });
  const why = await screen.findByRole('button', { name: '为什么 11 月 24 日不算' });
  expect(screen.queryByText(/第四十五条/)).toBeNull();
  fireEvent.click(why);
  expect(screen.getByText('专家评审。依据：第四十五条。')).toBeTruthy();
});

test('a correction lists everything that is missing, and its button is the main one', async () => {
  show(ASKED);
  expect(await screen.findByText('卡号看不清')).toBeTruthy();
  expect(screen.getByText('怎样才行：四个角都在')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去补材料' }));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/cases/supplement?id=c1' });
});

test('withdrawing asks first; nothing is sent until the answer, and then once', async () => {
  const asked = show(CASE);
  const sent = () => asked.filter(({ url }) => url.endsWith('/withdraw'));
  fireEvent.click(await screen.findByRole('button', { name: '撤回申请' }));
  fireEvent.click(await screen.findByRole('button', { name: '先不撤' }));
  expect(sent()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '撤回申请' }));
  fireEvent.click(screen.getAllByRole('button', { name: '撤回申请' }).at(-1) ?? document.body);
  await waitFor(() => expect(sent().length).toBe(1));
  expect(sent()[0]?.header['idempotency-key']).toMatch(/\w/);
});

test('a refusal shows its reason, and the ways to object folded', async () => {
  show({
    ...CASE,
    state: 'completed',
    allowed: [],
    decision: { result: 'refused', reason: '还不到 80 岁', remedies: '六十日内可以复议', decidedAt: CASE.createdAt },
  });
  expect(await screen.findByText('还不到 80 岁')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '不服怎么办' }));
  expect(screen.getByText('六十日内可以复议')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '撤回申请' })).toBeNull();
});

test('papers can be fetched, number and code copied', async () => {
  const asked = show({ ...CASE, documents: [PAPER] as Case['documents'] });
  fireEvent.click(await screen.findByRole('button', { name: '下载受理通知书' }));
  await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/documents/d1'))).toBe(true));
  fireEvent.click(screen.getByRole('button', { name: /^复制办件号/ }));
  expect(vi.mocked(Taro.setClipboardData)).toHaveBeenCalledWith({ data: CASE.caseNo });
});

test('长辈版 is one sentence, the one thing to do, and the phone', async () => {
  useElder.setState({ isElder: true });
  show(ASKED);
  expect(await screen.findByRole('button', { name: '去补材料' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /请人帮我办/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /撤回/ })).toBeNull();
  expect(screen.queryByText('办到哪一步')).toBeNull();
});

test('who is not proven well enough is led to the face check, and nothing is asked in vain', async () => {
  signIn(2);
  const asked = show(CASE);
  fireEvent.click(await screen.findByRole('button', { name: '刷脸核验' }));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: expect.stringContaining('/identity/face?from=') });
  expect(asked.filter(({ url }) => url.includes('/cases/'))).toEqual([]);
});
