import Taro from '@tarojs/taro';
import { toProblem } from '@yichuang/contract/problem';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../test/answers';
import { DRAFT, draftServer } from '../../test/drafts';
import { renderPage } from '../../test/with-query';
import { keepDraftsOf } from '../api/draft-owner';
import { dropSession, keepSession } from '../api/session';
import { signOut } from '../api/sign-in';
import CasesFill from './fill';

const NOW = Date.parse('2026-11-24T10:02:00+08:00');
const signIn = (id = 'u1') =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id, nameMasked: '王*兰', level: 3, roles: ['citizen'] } });
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => {
  // jsdom lays nothing out
  Element.prototype.scrollIntoView = vi.fn();
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  keepDraftsOf();
  signIn();
});
afterEach(() => {
  vi.useRealTimers();
  dropSession();
});

test('without a network it is kept on the phone, is there again, and is gone after signing out', async () => {
  draftServer(DRAFT, (call) => {
    if (call.startsWith('PUT')) throw new Error('request:fail');
    return call.startsWith('DELETE /api/sessions') ? ok(null) : undefined;
  });
  const { unmount } = renderPage(<CasesFill />);
  await screen.findByLabelText('手机号');
  write('手机号', '13900000048');
  fireEvent.blur(screen.getByLabelText('手机号'));
  expect(await screen.findByText('没网，先存在这台手机里')).toBeTruthy();
  unmount();
  const again = renderPage(<CasesFill />);
  expect((await screen.findByLabelText<HTMLInputElement>('手机号')).value).toBe('13900000048');
  again.unmount();
  await signOut().catch(() => undefined);
  signIn();
  renderPage(<CasesFill />);
  expect((await screen.findByLabelText<HTMLInputElement>('手机号')).value).toBe('');
});

test('another person on the same phone does not find it', async () => {
  draftServer(DRAFT, (call) => {
    if (call.startsWith('PUT')) throw new Error('request:fail');
    return undefined;
  });
  const { unmount } = renderPage(<CasesFill />);
  await screen.findByLabelText('手机号');
  write('手机号', '13900000048');
  unmount();
  // the session ran out; somebody else signs in, then the first again
  dropSession();
  signIn('u2');
  const other = renderPage(<CasesFill />);
  expect((await screen.findByLabelText<HTMLInputElement>('手机号')).value).toBe('');
  other.unmount();
  dropSession();
  signIn();
  renderPage(<CasesFill />);
  expect((await screen.findByLabelText<HTMLInputElement>('手机号')).value).toBe('');
});

test('a field that was written elsewhere too is asked about, once', async () => {
  const changed = { etag: '"7"', answers: { phone: '13900000001', away: 'no' } };
  const { saves } = draftServer(DRAFT, (call, { header }) =>
    call.startsWith('PUT') && header['if-match'] === '"1"'
      ? { statusCode: 412, data: toProblem('DRAFT_CHANGED', 't', { draft: changed }) }
      : undefined,
  );
  renderPage(<CasesFill />);
  await screen.findByLabelText('手机号');
  write('手机号', '13900000002');
  fireEvent.blur(screen.getByLabelText('手机号'));
  expect(await screen.findByRole('dialog', { name: '别处刚改过，用哪一份' })).toBeTruthy();
  expect(screen.getByText('这里填的：13900000002')).toBeTruthy();
  expect(screen.getByText('别处填的：13900000001')).toBeTruthy();
  await press('用这里的');
  await waitFor(() => expect(saves().at(-1)).toEqual({ answers: { phone: '13900000002', away: 'no' }, tag: '"7"' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('radio', { name: '否' }).getAttribute('aria-checked')).toBe('true');
});
