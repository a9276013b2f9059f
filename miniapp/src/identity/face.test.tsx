import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import Face from './face';

const USER = { id: 'u', nameMasked: '王*兰', level: 2 as const, roles: ['citizen' as const] };
const show = (answer: ReturnType<typeof ok>, isDemo = true) => {
  const asked = answerWith((call) => {
    if (call === 'GET /api/demo/accounts') return isDemo ? list() : refused('NOT_FOUND');
    if (call === 'POST /api/me/real-name/face') return answer;
    if (call.startsWith('POST /api/sessions/refresh'))
      return ok({ accessToken: 't2', expiresIn: 600, user: { ...USER, level: 3 } });
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Face />);
  return () => asked.filter(({ url }) => url.endsWith('/face')).map(({ data }) => JSON.parse(data ?? '') as object);
};
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => keepSession({ accessToken: 't', expiresIn: 600, user: USER }));
afterEach(() => dropSession());

test('in the demonstration one press passes, the token is renewed, and the page below comes back', async () => {
  const sent = show(ok({ ...USER, level: 3, isElder: false, title: '', userCode: 'K7M2' }));
  await press('开始刷脸');
  await waitFor(() => expect(vi.mocked(Taro.navigateBack)).toHaveBeenCalled());
  expect(sent()).toEqual([{ verifyId: 'demo-face-u' }]);
});

test('where no face check is connected the counter is named instead', async () => {
  show(refused('UNAVAILABLE'));
  await press('开始刷脸');
  expect(await screen.findByText('这里还不能刷脸')).toBeTruthy();
  expect(screen.getByRole('button', { name: '看哪个大厅近' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '再刷一次' })).toBeNull();
});

test('twice not recognised: no third try, a person helps', async () => {
  show(refused('VALIDATION_FAILED'));
  await press('开始刷脸');
  await press('再刷一次');
  expect(await screen.findByText('两次没通过，换个办法')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '再刷一次' })).toBeNull();
});

test('a browser outside the demonstration has no camera for this and says where to go', async () => {
  show(refused('NOT_FOUND'), false);
  expect(await screen.findByText('网页上不能刷脸')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '开始刷脸' })).toBeNull();
});
