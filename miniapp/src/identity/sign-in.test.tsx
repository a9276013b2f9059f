import { DOCUMENTS } from '@yichuang/contract/identity/consent-documents';
import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, useSession } from '../api/session';
import SignIn from './sign-in';

const user = { id: 'zhou', nameMasked: '周*', level: 3, roles: ['citizen'] };
const signedIn = { accessToken: 'a', expiresIn: 600, user };
const consent = { document: 'privacy', title: '隐私说明', version: '1', agreed: null, isCurrent: true };
const account = {
  account: 'zhou-citizen',
  title: '市民 周女士',
  note: '',
  roles: ['citizen'],
  userCode: 'zhou-citizen',
};
const answer = () =>
  answerWith((call) => {
    if (call === 'POST /api/sessions') return ok(signedIn);
    if (call === 'POST /api/me/consents') return ok(consent);
    if (call === 'GET /api/demo/accounts') return list(account);
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
const box = () => screen.getByRole('checkbox', { name: /我看过并同意隐私说明/ });
const enter = async () => fireEvent.click(await screen.findByRole('button', { name: /市民 周女士/ }));
const posts = (asked: ReturnType<typeof answer>) =>
  asked.filter(({ method }) => method === 'POST').map(({ url, data }) => [url, JSON.parse(data ?? '') as unknown]);

beforeEach(() => dropSession());

test('nothing is sent before the person agrees, and the box is not ticked for them', async () => {
  const asked = answer();
  renderPage(<SignIn />);
  expect(box().getAttribute('aria-checked')).toBe('false');
  await enter();
  expect((await screen.findByRole('alert')).textContent).toContain('请先看隐私说明');
  expect(posts(asked)).toEqual([]);
});

test('the agreement is recorded with its version, and this device does not ask again', async () => {
  const asked = answer();
  const { unmount } = renderPage(<SignIn />);
  fireEvent.click(box());
  await enter();
  await waitFor(() => expect(Taro.navigateBack).toHaveBeenCalled());
  expect(posts(asked)).toEqual([
    ['/api/sessions', { provider: 'demo', account: 'zhou-citizen' }],
    ['/api/me/consents', { document: 'privacy', version: DOCUMENTS.privacy.version }],
  ]);
  unmount();
  renderPage(<SignIn />);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a new version asks again', () => {
  answer();
  Taro.setStorageSync('privacy.agreed', JSON.stringify('2020-01-01'));
  renderPage(<SignIn />);
  expect(box().getAttribute('aria-checked')).toBe('false');
});

test('an agreement that could not be recorded does not undo the sign-in', async () => {
  answerWith((call) => {
    if (call === 'POST /api/sessions') return ok(signedIn);
    return call === 'GET /api/demo/accounts' ? list(account) : refused('UNAVAILABLE');
  });
  renderPage(<SignIn />);
  fireEvent.click(box());
  await enter();
  await waitFor(() => expect(Taro.navigateBack).toHaveBeenCalled());
  expect(useSession.getState().user?.id).toBe('zhou');
});

test('staff are told what is missing before anything is sent, and the code is not kept for a second try', async () => {
  const asked = answer();
  Taro.setStorageSync('privacy.agreed', JSON.stringify(DOCUMENTS.privacy.version));
  renderPage(<SignIn />);
  fireEvent.click(screen.getByRole('button', { name: '工作人员登录' }));
  const field = (label: string) => screen.getByLabelText(label);
  const fill = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
  const submit = () => fireEvent.click(screen.getByRole('button', { name: '登录工作台' }));
  fill('账号', 'clerk-1');
  fill('动态码', '12345');
  submit();
  expect(screen.getByText('请填写口令')).toBeDefined();
  expect(screen.getByText(/动态码是 6 位数字，请看验证器/)).toBeDefined();
  expect(posts(asked)).toEqual([]);
  fill('口令', 'Correct-horse-9');
  fill('动态码', '123456');
  submit();
  await waitFor(() => expect(Taro.navigateBack).toHaveBeenCalled());
  const sent = { provider: 'staff', account: 'clerk-1', password: 'Correct-horse-9', otp: '123456' };
  expect(posts(asked)[0]).toEqual(['/api/sessions', sent]);
  expect((field('动态码') as HTMLInputElement).value).toBe('');
});
