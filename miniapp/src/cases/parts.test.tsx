import Taro from '@tarojs/taro';
import { fromInstant } from '@yichuang/contract/calendar';
import type { Case, CaseSummary } from '@yichuang/contract/cases/case';
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { ASKED, CASE, SUMMARY } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import CaseProgress from './progress';

const PENSION: CaseSummary = { ...SUMMARY, id: 'p1', taskName: '城乡居民养老保险待遇申领', deptName: '人社局' };
const ALLOWANCE: CaseSummary = { ...SUMMARY, id: 'p2', dueDate: '2026-12-08' };
const PENDING: CaseSummary = { ...ALLOWANCE, state: 'correctionPending', stateName: '等您补正', dueDate: null };
const WHOLE: Case = {
  ...CASE,
  taskName: '城乡居民养老一件事',
  dueDate: null,
  leftDays: null,
  partCount: 2,
  children: [PENSION, ALLOWANCE],
};
const withParts = (...children: CaseSummary[]): Case => ({ ...WHOLE, children });

const show = (shown: Case) => {
  answerWith((call) => {
    if (call === 'GET /api/cases/c1') return ok(shown);
    if (call === 'GET /api/cases/c1/clock')
      return ok({ current: null, usedDays: 0, leftDays: null, dueAt: null, clocks: [], segments: [], days: [] });
    if (call === 'GET /api/cases/c1/timeline') return list();
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<CaseProgress />);
};
const part = (name: RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: fromInstant('2026-11-25T09:28:00.000+08:00') });
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => {
  vi.useRealTimers();
  dropSession();
});

test('each department has a card, which opens its own application; the whole is done by the last day of all', async () => {
  show(WHOLE);
  expect(await screen.findByRole('heading', { name: /^2 件一起在办，\s*最晚 12 月 8 日办好$/ })).toBeTruthy();
  const first = await part(/城乡居民养老保险待遇申领/);
  expect(first.textContent).toContain('人社局');
  expect(first.textContent).toContain('还在审，最晚 12 月 3 日办好');
  fireEvent.click(await part(/高龄津贴申领/));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/cases/progress?id=p2' });
  expect(screen.queryByRole('img')).toBeNull();
});

test('what one department misses waits for the others before anything is to be done', async () => {
  show(withParts(PENSION, PENDING));
  expect((await part(/高龄津贴申领/)).textContent).toContain('别的部门看完，要补的一次告诉您');
  expect(screen.queryByRole('button', { name: '去补材料' })).toBeNull();
});

test('the merged notice is answered once, for the package', async () => {
  const { state, stateName, toSupplement, correction, allowed } = ASKED;
  show({ ...withParts(PENSION, PENDING), state, stateName, toSupplement: toSupplement!, correction, allowed });
  expect(await screen.findByText('卡号看不清')).toBeTruthy();
  expect((await part(/高龄津贴申领/)).textContent).toContain('要补的在上面，一起补');
  fireEvent.click(screen.getByRole('button', { name: '去补材料' }));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/cases/supplement?id=c1' });
});

test('a part that failed is named among those that did not', async () => {
  const refusedPart: CaseSummary = { ...ALLOWANCE, state: 'notAccepted', stateName: '不予受理' };
  show({ ...withParts({ ...PENSION, state: 'completed' }, refusedPart), state: 'completed', allowed: [] });
  expect(await screen.findByRole('heading', { name: /^办完了，\s*1 件没有办成$/ })).toBeTruthy();
});

test('a part that is late makes the whole late', async () => {
  show(withParts({ ...PENSION, leftDays: -2 }, { ...ALLOWANCE, state: 'delivered' }));
  expect(await screen.findByRole('heading', { name: /^有 1 件过了时间，\s*还没办好$/ })).toBeTruthy();
});

test('taking it back says that all go back', async () => {
  show(WHOLE);
  fireEvent.click(await screen.findByRole('button', { name: '撤回申请' }));
  expect(await screen.findByText(/撤回后这 2 件就不办了/)).toBeTruthy();
});

test('长辈版 hears one sentence for the whole', async () => {
  useElder.setState({ isElder: true });
  show(withParts({ ...PENSION, state: 'completed' }, ALLOWANCE));
  expect(await screen.findByText(/办完 1 件/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /高龄津贴申领/ })).toBeNull();
});
