import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { keepSession, useSession } from '../api/session';
import Privacy from './privacy';

const user = { id: 'zhou', nameMasked: '周*', level: 3 as const, roles: ['citizen' as const] };
const agreed = { version: '1', at: '2026-11-24T09:00:00.000+08:00' };
const consent = { document: 'privacy', title: '隐私说明', version: '1', agreed, isCurrent: true };
const nothing = { statusCode: 204, data: '' };
const answer = () =>
  answerWith((call) => {
    if (call === 'GET /api/me/consents') return list(consent);
    if (call === 'DELETE /api/me') return ok({ deletedAt: '2026-12-09T09:00:00.000+08:00' });
    if (call.startsWith('DELETE ')) return nothing;
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const deleted = (asked: ReturnType<typeof answer>) =>
  asked.filter(({ method }) => method === 'DELETE').map(({ url }) => url);

beforeEach(() => keepSession({ accessToken: 'a', expiresIn: 600, user }));

test('shows what was agreed to; taking it back asks once, signs out and forgets it on this device', async () => {
  const asked = answer();
  Taro.setStorageSync('privacy.agreed', '"1"');
  renderPage(<Privacy />);
  await screen.findByText('您在 11 月 24 日 周二 同意了现在这一版。');
  await press('撤回同意');
  await press('不撤回');
  expect(deleted(asked)).toEqual([]);
  await press('撤回同意');
  await press('撤回并退出登录');
  await waitFor(() => expect(useSession.getState().user).toBeUndefined());
  expect(deleted(asked)).toEqual(['/api/me/consents?document=privacy', '/api/sessions/current']);
  expect(Taro.getStorageSync('privacy.agreed')).toBe('');
});

test('leaving says what happens first and ends the session here', async () => {
  const asked = answer();
  renderPage(<Privacy />);
  await press('注销账号');
  expect(screen.getByRole('dialog').textContent).toContain('15 天');
  await press('注销并退出登录');
  await waitFor(() => expect(useSession.getState().user).toBeUndefined());
  expect(deleted(asked)).toEqual(['/api/me']);
});
