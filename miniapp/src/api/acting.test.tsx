import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { listCases } from '@yichuang/contract/cases/contract';
import { getMe } from '@yichuang/contract/identity/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { PageShell } from '../ui/PageShell';
import { leaveActing, startActing, useActingSwitch, wireActing } from './acting';
import { readActing } from './kept-acting';
import { queryClient } from './query';
import { ask } from './request';
import { dropSession, keepSession, useSession } from './session';

const ME = { id: 'u', nameMasked: '王*明', level: 3 as const, roles: ['citizen' as const] };
const MOTHER = { id: 'm', nameMasked: '王*兰', level: 3 as const, roles: ['citizen' as const] };
const DELEGATION = {
  id: 'd1',
  state: 'active',
  kind: 'family',
  role: 'delegate',
  principalMasked: '王*兰',
  delegateMasked: '王*明',
  scope: { taskCodes: ['allowance'], actions: ['fill', 'track'] },
  taskNames: ['高龄津贴申领'],
  validFrom: '2026-11-24',
  validTo: '2027-02-20',
  askedBy: 'delegate',
  consent: 'ownPhone',
  createdAt: '2026-11-24T09:28:00.000+08:00',
  endedAt: null,
  endReason: '',
  allowed: ['revoke'],
};
const gone = { statusCode: 204, data: '' };

/** The server of a day on which acting works; `inHerName` answers what is asked with the acting token. */
const house = (inHerName: (call: string) => ReturnType<typeof ok> | undefined = () => undefined) =>
  answerWith((call, { header }) => {
    const isActing = header.authorization === 'Bearer acting';
    if (call.startsWith('GET /api/sites')) return list(SITE);
    if (call === 'POST /api/sessions/acting')
      return { statusCode: 201, data: { accessToken: 'acting', expiresIn: 900, delegation: DELEGATION } };
    const own = isActing ? inHerName(call) : undefined;
    if (own) return own;
    if (call === 'DELETE /api/sessions/acting') return gone;
    if (call === 'GET /api/me')
      return ok({ ...(isActing ? MOTHER : ME), isElder: false, title: '居民', userCode: 'wang' });
    return call.startsWith('GET /api/cases') ? list() : refused('NOT_FOUND');
  });

wireActing();
beforeEach(() => keepSession({ accessToken: 'own', expiresIn: 600, user: ME }));
afterEach(() => {
  dropSession();
  useActingSwitch.setState({ ended: undefined, isSwitching: false });
  vi.useRealTimers();
});

test('whoever acts asks everything in the other name, with nothing of their own left in the cache', async () => {
  const asked = house();
  queryClient.setQueryData(['me', 'u'], { idNumber: 'mine' });
  await startActing('d1');
  expect(vi.mocked(Taro.reLaunch)).toHaveBeenCalledWith({ url: '/delegations/home' });
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
  await ask(listCases, { query: {} });
  expect(asked.at(-1)?.header.authorization).toBe('Bearer acting');
  expect(useSession.getState().user?.id).toBe('m');
  expect(readActing()?.matters).toEqual([{ taskCode: 'allowance', taskName: '高龄津贴申领' }]);
});

test('leaving tells the server and gives the own session back, even where the server refuses', async () => {
  const asked = house((call) => (call.startsWith('DELETE') ? refused('UNAVAILABLE') : undefined));
  await startActing('d1');
  await leaveActing('left');
  expect(asked.map(({ method }) => method)).toContain('DELETE');
  expect(useSession.getState()).toMatchObject({ user: ME, accessToken: 'own', acting: undefined });
  expect(readActing()).toBeUndefined();
  expect((await ask(getMe, {})).id).toBe('u');
});

test('a delegation that was taken back ends acting at the next call, whatever that was', async () => {
  house((call) => (call.startsWith('GET /api/cases') ? refused('DELEGATION_INACTIVE') : undefined));
  await startActing('d1');
  await expect(ask(listCases, { query: {} })).rejects.toMatchObject({ problem: { code: 'DELEGATION_INACTIVE' } });
  await waitFor(() => expect(useSession.getState().user?.id).toBe('u'));
  expect(useActingSwitch.getState().ended).toBe('inactive');
  expect(vi.mocked(Taro.reLaunch)).toHaveBeenLastCalledWith({ url: '/delegations/list' });
});

test('a token that ran out is not renewed: acting is over', async () => {
  const asked = house((call) => (call.startsWith('GET /api/cases') ? refused('UNAUTHENTICATED') : undefined));
  await startActing('d1');
  await expect(ask(listCases, { query: {} })).rejects.toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  await waitFor(() => expect(useActingSwitch.getState().ended).toBe('expired'));
  expect(asked.filter(({ url }) => url.endsWith('/refresh'))).toEqual([]);
});

test('what was asked in the own name is not asked again in the other', async () => {
  let answerLate = (_: ReturnType<typeof refused>) => {};
  const late = new Promise<ReturnType<typeof refused>>((resolve) => (answerLate = resolve));
  const asked = answerWith((call, { header }) => {
    if (call.startsWith('GET /api/cases')) return late;
    if (call === 'POST /api/sessions/acting')
      return { statusCode: 201, data: { accessToken: 'acting', expiresIn: 900, delegation: DELEGATION } };
    return ok({
      ...(header.authorization === 'Bearer acting' ? MOTHER : ME),
      isElder: false,
      title: '',
      userCode: 'w',
    });
  });
  const slow = ask(listCases, { query: {} });
  await startActing('d1');
  answerLate(refused('UNAUTHENTICATED'));
  await expect(slow).rejects.toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  expect(asked.filter(({ url }) => url.startsWith('/api/cases'))).toHaveLength(1);
  expect(useSession.getState().user?.id).toBe('m');
});

test('every page says in whose name, with a way out that is always there', async () => {
  house();
  await startActing('d1');
  renderPage(<PageShell title="办事指南">指南</PageShell>);
  expect(screen.getByRole('status').textContent).toBe('正在代 王*兰 办理');
  expect(screen.getByText('指南')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '退出代办' }));
  await waitFor(() => expect(screen.queryByText('退出代办')).toBeNull());
  expect(useSession.getState().user?.id).toBe('u');
});

test('fifteen minutes end it without a call', async () => {
  house();
  await startActing('d1');
  useSession.setState(({ acting }) => ({ acting: acting && { ...acting, endsAt: Date.now() - 1 } }));
  renderPage(<PageShell title="办事指南">指南</PageShell>);
  await waitFor(() => expect(useActingSwitch.getState().ended).toBe('expired'));
});
