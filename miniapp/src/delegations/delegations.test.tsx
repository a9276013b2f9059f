import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { useActingSwitch } from '../api/acting';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import DelegationsAsk from './ask';
import DelegationsDetail from './detail';
import DelegationsList from './list';

const ACTIVE: Delegation = {
  id: 'd1',
  state: 'active',
  kind: 'family',
  role: 'delegate',
  principalMasked: '王*兰',
  delegateMasked: '王*明',
  scope: { taskCodes: ['allowance'], actions: ['fill', 'track'] },
  taskNames: ['高龄津贴申领'],
  validFrom: '2026-11-24',
  validTo: '2999-02-20',
  askedBy: 'delegate',
  consent: 'ownPhone',
  createdAt: '2026-11-24T09:28:00.000+08:00',
  endedAt: null,
  endReason: '',
  allowed: ['revoke'],
};
const WAITING: Delegation = {
  ...ACTIVE,
  id: 'd2',
  state: 'requested',
  role: 'principal',
  principalMasked: null,
  consent: null,
  allowed: ['accept', 'reject'],
};

const house = (...all: Delegation[]) =>
  answerWith((call) => {
    if (call.startsWith('GET /api/sites')) return list(SITE);
    if (call.startsWith('GET /api/delegations?')) return ok({ items: all, nextCursor: null, total: all.length });
    if (call === 'POST /api/delegations') return { statusCode: 201, data: { ...ACTIVE, state: 'requested' } };
    if (/POST .*\/(accept|reject|revoke)$/.test(call)) return ok({ ...ACTIVE, state: 'revoked', allowed: [] });
    const one = all.find(({ id }) => call === `GET /api/delegations/${id}`);
    return one ? ok(one) : refused('NOT_FOUND');
  });
const posts = (asked: ReturnType<typeof house>) => asked.filter(({ method }) => method === 'POST');

beforeEach(() =>
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*明', level: 3, roles: ['citizen'] },
  }),
);
afterEach(() => {
  dropSession();
  useElder.setState({ isElder: false });
  useActingSwitch.setState({ ended: undefined });
});

test('what waits for my answer stands first', async () => {
  house(ACTIVE, WAITING);
  renderPage(<DelegationsList />);
  await screen.findByText('等您回答');
  const rows = screen.getAllByRole('button').map(({ textContent }) => textContent ?? '');
  expect(rows.findIndex((text) => text.includes('等您回答'))).toBeLessThan(
    rows.findIndex((text) => text.includes('生效中')),
  );
});

test('a delegation that was taken back while I acted is said where I land', () => {
  house();
  useActingSwitch.setState({ ended: 'inactive' });
  renderPage(<DelegationsList />);
  expect(screen.getByRole('alert').textContent).toContain('授权已撤销，草稿留给本人');
});

test('taking back asks first, and says what is not lost', async () => {
  const asked = house(ACTIVE);
  (Taro as unknown as { routerParams: object }).routerParams = { id: 'd1' };
  renderPage(<DelegationsDetail />);
  fireEvent.click(await screen.findByRole('button', { name: '撤销授权' }));
  expect(screen.getByRole('dialog').textContent).toContain('草稿留给本人');
  expect(posts(asked)).toEqual([]);
  fireEvent.click(screen.getAllByRole('button', { name: '撤销授权' }).at(-1) as HTMLElement);
  await waitFor(() => expect(posts(asked).map(({ url }) => url)).toEqual(['/api/delegations/d1/revoke']));
});

test('in 长辈版 a request is answered with one question a screen', async () => {
  const asked = house(WAITING);
  useElder.setState({ isElder: true });
  (Taro as unknown as { routerParams: object }).routerParams = { id: 'd2' };
  renderPage(<DelegationsDetail />);
  await screen.findByText('王*明想替您办事');
  fireEvent.click(screen.getByRole('button', { name: /^是我认识的人/ }));
  expect(screen.getByText('高龄津贴申领')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^可以/ }));
  expect(screen.getByText('同意吗？')).toBeTruthy();
  expect(posts(asked)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /^同意，/ }));
  await waitFor(() => expect(posts(asked).map(({ url }) => url)).toEqual(['/api/delegations/d2/accept']));
});

test('four questions and a last look make a request; a wrong phone number is told at once', async () => {
  const asked = house();
  renderPage(<DelegationsAsk />);
  const next = () => fireEvent.click(screen.getByRole('button', { name: '下一步' }));
  next();
  expect(screen.getByText('手机号是 11 位数字，请检查')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('对方的手机号'), { target: { value: '13900000048' } });
  next();
  next();
  fireEvent.click(screen.getByRole('checkbox', { name: '约时间' }));
  next();
  fireEvent.click(screen.getByRole('radio', { name: '30 天' }));
  next();
  fireEvent.click(screen.getByRole('button', { name: '发给对方' }));
  await waitFor(() => expect(vi.mocked(Taro.redirectTo)).toHaveBeenCalledWith({ url: '/delegations/detail?id=d1' }));
  const [sent] = posts(asked);
  const body = JSON.parse(sent?.data ?? '') as { scope: { actions: string[]; taskCodes: string[] } };
  expect(body).toMatchObject({ as: 'principal', other: { phone: '13900000048' }, kind: 'family' });
  expect(body.scope.taskCodes).toEqual([]);
  expect(body.scope.actions).not.toContain('book');
});
