import type { DeskWindow, WindowAction } from '@yichuang/contract/appointments/staff-contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import Workbench from './workbench';

const ticket = (state: 'called' | 'serving', calls: number) => ({
  id: 't1',
  number: 'A012',
  state,
  areaId: 'a',
  kind: 'appointment' as const,
  label: '预约 10:00',
  nameMasked: '王*兰',
  taskNames: ['生育登记'],
  queuedAt: '2026-11-25T09:40:00+08:00',
  calledAt: '2026-11-25T09:50:00+08:00',
  startedAt: state === 'serving' ? '2026-11-25T09:51:00+08:00' : null,
  calls,
});
const desk = (one: Partial<DeskWindow>) => {
  const window = { id: 'w1', number: 3, name: '综合窗口', kind: 'comprehensive', areaId: 'a', isMine: true, ...one };
  return {
    items: [{ state: 'open', ticket: null, allowed: [], ...window }],
    nextCursor: null,
    hall: { id: 'h', name: '燕矶镇便民服务中心' },
    areas: [
      { id: 'a', name: '社会民生', letter: 'A' },
      { id: 'b', name: '公安', letter: 'B' },
    ],
    queue: [],
    averageMinutes: 12,
    servedToday: 4,
  };
};
const show = (one: Partial<DeskWindow>, press = () => refused('ACTION_NOT_ALLOWED')) => {
  const asked = answerWith((call) => {
    if (call === 'GET /api/staff/windows') return ok(desk(one));
    if (call.startsWith('POST /api/staff/windows/')) return press();
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Workbench />);
  return asked;
};
const ALL: Record<WindowAction, RegExp> = {
  open: /^开窗/,
  close: /^关窗/,
  pause: /^暂停/,
  resume: /^恢复服务/,
  next: /^叫下一位/,
  recall: /^重呼|还能/,
  start: /^开始办理/,
  miss: /^过号/,
  finish: /^办完，叫下一位|^只办完/,
  transfer: /^转窗/,
};
const signInAs = (role: 'clerk' | 'citizen') =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id: 'u', nameMasked: '赵*', level: 3, roles: [role] } });

beforeEach(() => {
  dropSession();
  signInAs('clerk');
});

test.each([
  [{ state: 'closed', allowed: ['open'] }],
  [{ state: 'paused', allowed: ['close', 'resume'] }],
  [{ state: 'open', allowed: ['close', 'pause', 'next'] }],
  [{ state: 'serving', allowed: ['recall', 'start', 'miss', 'transfer'], ticket: ticket('called', 3) }],
  [{ state: 'serving', allowed: ['finish', 'transfer'], ticket: ticket('serving', 1) }],
] satisfies [Partial<DeskWindow>][])('only what the server allows has a button: %j', async (one) => {
  show(one);
  await screen.findByRole('button', { name: /现场取号/ });
  await waitFor(() => expect(screen.queryAllByRole('button', { name: ALL[one.allowed[0] ?? 'open'] })).not.toEqual([]));
  const shown = (Object.keys(ALL) as WindowAction[]).filter(
    (action) => screen.queryAllByRole('button', { name: ALL[action] }).length > 0,
  );
  expect(new Set(shown)).toEqual(new Set(one.allowed));
});

test('过号 waits for the third call and says why', async () => {
  const asked = show({ state: 'serving', allowed: ['recall', 'start', 'miss'], ticket: ticket('called', 2) });
  const miss = await screen.findByRole('button', { name: /^过号/ });
  expect(miss.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('叫满 3 次才能过号，已叫 2 次。')).toBeTruthy();
  fireEvent.click(miss);
  expect(asked.some(({ url }) => url.endsWith('/miss'))).toBe(false);
});

test('办完，叫下一位 finishes first and then calls, each with a key of its own', async () => {
  const free = { ...desk({}).items[0], ticket: null, allowed: ['next'] };
  const asked = show({ state: 'serving', allowed: ['finish'], ticket: ticket('serving', 1) }, () => ok(free));
  fireEvent.click(await screen.findByRole('button', { name: /^办完，叫下一位/ }));
  expect(await screen.findByText('现在没有人在等。')).toBeTruthy();
  const pressed = asked.filter(({ method }) => method === 'POST');
  expect(pressed.map(({ url }) => url.split('/').at(-1))).toEqual(['finish', 'next']);
  expect(new Set(pressed.map(({ header }) => header['idempotency-key'])).size).toBe(2);
});

test('a press that came too late says so and reads the desk again', async () => {
  const asked = show({ allowed: ['next'] }, () => refused('WINDOW_BUSY'));
  fireEvent.click(await screen.findByRole('button', { name: /^叫下一位/ }));
  expect(await screen.findByText(/这个窗口还有没办完的号。状态刚变过，页面已经更新/)).toBeTruthy();
  expect(asked.filter(({ url }) => url === '/api/staff/windows').length).toBeGreaterThan(1);
});

test('somebody who does not work here is told whose page it is', async () => {
  dropSession();
  signInAs('citizen');
  const asked = show({});
  expect(await screen.findByText('这里给工作人员用')).toBeTruthy();
  expect(asked.some(({ url }) => url.startsWith('/api/staff'))).toBe(false);
});
