import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { ASKED, SUMMARY } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import Progress from './progress';

const DRAFT = { ...SUMMARY, id: 'd1', caseNo: null, state: 'draft', stateName: '草稿', taskName: '生育登记' };
const { toSupplement } = ASKED;
const WAITING = { ...SUMMARY, id: 'c2', state: 'correctionPending', stateName: '等您补正', toSupplement };

const show = (...cases: object[]) => {
  const asked = answerWith((call) => {
    if (call.startsWith('GET /api/cases')) return list(...cases);
    if (call.startsWith('GET /api/me/messages')) return ok({ items: [], nextCursor: null, unread: 2 });
    if (call.startsWith('DELETE /api/cases/')) return { statusCode: 204, data: '' };
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  const { unmount } = renderPage(<Progress />);
  return { unmount, deleted: () => asked.filter(({ method }) => method === 'DELETE').map(({ url }) => url) };
};

beforeEach(() => {
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

test('what must be done now stands first, then what is under way, then drafts', async () => {
  show(DRAFT, SUMMARY, WAITING);
  const [first, second] = await screen.findAllByRole('button', { name: /高龄津贴申领/ });
  expect(first?.textContent).toContain('要补 1 份材料，最晚 12 月 8 日');
  expect(second?.textContent).toContain('还在审，最晚 12 月 3 日办好');
  expect(screen.getByRole('button', { name: '接着填：生育登记' })).toBeTruthy();
  expect(await screen.findByText('2 条没看')).toBeTruthy();
});

test('a draft is deleted after five seconds, in which it can be taken back', async () => {
  const { deleted } = show(DRAFT);
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  await screen.findByText('生育登记');
  vi.useFakeTimers();
  press('删掉草稿：生育登记');
  press('不删了');
  act(() => void vi.advanceTimersByTime(6000));
  expect(deleted()).toEqual([]);
  press('删掉草稿：生育登记');
  act(() => void vi.advanceTimersByTime(4000));
  expect(deleted()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(1500));
  expect(deleted()).toEqual([expect.stringContaining('/api/cases/d1')]);
  expect(screen.queryByText('生育登记')).toBeNull();
});

test('leaving the page is no way of taking it back', async () => {
  const { deleted, unmount } = show(DRAFT);
  fireEvent.click(await screen.findByRole('button', { name: '删掉草稿：生育登记' }));
  unmount();
  await waitFor(() => expect(deleted().length).toBe(1));
});

test('nothing yet leads to what can be done; signed out the number still can be looked up', async () => {
  show();
  expect(await screen.findByRole('button', { name: '去办事' })).toBeTruthy();
  act(() => dropSession());
  expect(await screen.findByRole('button', { name: '去登录' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /凭件号查进度/ })).toBeTruthy();
});

test('长辈版: one large card a case with one sentence, nothing to delete', async () => {
  useElder.setState({ isElder: true });
  show(DRAFT, WAITING);
  expect(await screen.findByRole('button', { name: '要补 1 份材料，最晚 12 月 8 日，高龄津贴申领' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /删掉/ })).toBeNull();
});
