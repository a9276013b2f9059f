import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import Inbox from './inbox';

const MESSAGE = {
  id: 'm1',
  title: '已受理',
  text: '「高龄津贴申领」受理了。',
  subject: { kind: 'case', id: 'c1' },
  at: '2026-11-24T09:28:00.000+08:00',
  readAt: null as string | null,
};
const show = (...items: object[]) => {
  const asked = answerWith((call) => {
    if (call.startsWith('GET /api/me/messages')) return ok({ items, nextCursor: null, unread: 1 });
    if (call.endsWith('/read')) return { statusCode: 204, data: '' };
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Inbox />);
  return () => asked.filter(({ method }) => method === 'POST').map(({ url }) => url);
};

beforeEach(() =>
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 2, roles: ['citizen'] },
  }),
);
afterEach(() => dropSession());

test('a message opens what it is about, and is read from then on', async () => {
  const read = show(MESSAGE);
  fireEvent.click(await screen.findByRole('button', { name: /已受理/ }));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/cases/progress?id=c1' });
  await waitFor(() => expect(read()).toEqual([expect.stringContaining('/api/me/messages/m1/read')]));
});

test('one that was read is not marked again; an appointment opens its voucher', async () => {
  const read = show({ ...MESSAGE, readAt: MESSAGE.at, subject: { kind: 'appointment', id: 'a1' } });
  fireEvent.click(await screen.findByRole('button', { name: /已受理/ }));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/appointments/voucher?id=a1' });
  expect(screen.queryByText('没看')).toBeNull();
  expect(read()).toEqual([]);
});

test.each([
  ['delegation', '/delegations/detail?id=x1'],
  ['helpRequest', '/help/detail?id=x1'],
  ['feedback', '/feedback/detail?id=x1'],
])('a message about a %s opens it', async (kind, url) => {
  show({ ...MESSAGE, readAt: MESSAGE.at, subject: { kind, id: 'x1' } });
  fireEvent.click(await screen.findByRole('button', { name: /已受理/ }));
  expect(vi.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url });
});

test('nothing yet says what will come', async () => {
  show();
  expect(await screen.findByText('还没有消息')).toBeTruthy();
});
