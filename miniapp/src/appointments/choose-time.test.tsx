import Taro from '@tarojs/taro';
import { toInstant } from '@yichuang/contract/calendar';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { keepSession, dropSession } from '../api/session';
import { useElder } from '../elder/elder';
import ChooseTime from './choose-time';

const NOW = Date.parse('2026-11-23T09:00:00+08:00');
const slot = (day: string, start: string, remaining: number) => ({
  id: `h1.${day.replaceAll('-', '')}.${start.replace(':', '')}`,
  start,
  end: '23:59',
  remaining,
  state: remaining > 0 ? 'open' : 'full',
});
const day = (date: string, ...slots: object[]) => ({ date, dayKind: 'workday', slots });
const DAYS = [
  day('2026-11-24', slot('2026-11-24', '09:00', 0)),
  day('2026-11-25', slot('2026-11-25', '10:00', 1), slot('2026-11-25', '10:30', 2), slot('2026-11-25', '14:00', 3)),
  { date: '2026-11-28', dayKind: 'weekend', slots: [] },
  day('2026-11-30', slot('2026-11-30', '09:00', 5)),
];
const HOLD = { id: 'hold1', slotId: 'h1.20261125.1000', expiresAt: toInstant(NOW + 300_000) };

/** The server, with what a test wants to be different. */
const server = (more: Record<string, () => ReturnType<typeof ok>> = {}) =>
  answerWith((call) => {
    const named = Object.entries(more).find(([start]) => call.startsWith(start));
    if (named) return named[1]();
    if (call.startsWith('GET /api/sites')) return list(SITE);
    if (call.includes('/slots?')) return ok({ days: DAYS });
    if (call === 'POST /api/appointments/holds') return ok(HOLD);
    return refused('NOT_FOUND');
  });
const signIn = (level: 1 | 2) =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id: 'u1', nameMasked: '王*兰', level, roles: ['citizen'] } });
const keyOf = (asked: { header: Record<string, string> } | undefined) => asked?.header['idempotency-key'];
const time = (name: RegExp) => screen.findByRole('radio', { name });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
  Object.assign(Taro, { routerParams: { hallId: 'h1', taskCode: 'a' } });
  dropSession();
  useElder.setState({ isElder: false });
});
afterEach(() => {
  vi.useRealTimers();
});

test('it opens on the first day with seats, and the days off between are marked', async () => {
  signIn(2);
  server();
  renderPage(<ChooseTime />);
  expect((await time(/11 月 25 日/)).getAttribute('aria-checked')).toBe('true');
  expect((await time(/11 月 28 日/)).textContent).toContain('休');
});

test('a tap keeps the seat and counts down; when the time is over one chooses again', async () => {
  signIn(2);
  server();
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  expect(await screen.findByText(/留号 (4 分 5\d 秒|5 分 0 秒)$/)).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(300_000));
  expect(await screen.findByText(/5 分钟到了/)).toBeTruthy();
  expect(screen.queryByText('确认预约')).toBeNull();
  expect((await time(/^10:00/)).getAttribute('aria-checked')).toBe('false');
});

test('a device whose clock is an hour fast still has its five minutes', async () => {
  signIn(2);
  server({ 'POST /api/appointments/holds': () => ok({ ...HOLD, expiresAt: toInstant(NOW - 3_300_000) }) });
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  expect(await screen.findByText(/留号 [45] 分/)).toBeTruthy();
});

test('a seat taken meanwhile is marked full in place, with the two nearest open times', async () => {
  signIn(2);
  server({ 'POST /api/appointments/holds': () => refused('SLOT_FULL') });
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  expect(await screen.findByText(/10:00 刚被约走/)).toBeTruthy();
  expect((await time(/^10:00/)).textContent).toContain('约满');
  const offers = screen.getAllByRole('button').map((button) => button.textContent);
  expect(offers).toEqual(expect.arrayContaining(['后天 10:30', '后天 14:00']));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a refusal that is not about the seat is a sentence', async () => {
  signIn(2);
  server({ 'POST /api/appointments/holds': () => refused('PERSON_DAY_LIMIT') });
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  expect(await screen.findByText(/当天约满了次数。.*请换一天/)).toBeTruthy();
});

test('a confirmation whose answer was lost is repeated with the same key', async () => {
  signIn(2);
  const asked = server({
    'POST /api/appointments/holds': () => ok(HOLD),
    'POST /api/appointments': () => {
      throw new Error('request:fail timeout');
    },
  });
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  await screen.findByText(/留号 [45] 分/);
  fireEvent.click(screen.getByText('确认预约'));
  await screen.findByText(/网络没连上/);
  fireEvent.click(await screen.findByText('确认预约'));
  await act(() => vi.advanceTimersByTimeAsync(50));
  const booked = asked.filter(({ method, url }) => method === 'POST' && url === '/api/appointments');
  expect(booked).toHaveLength(2);
  expect(keyOf(booked[0])).toBe(keyOf(booked[1]));
  const held = asked.find(({ url }) => url === '/api/appointments/holds');
  expect(keyOf(held)).not.toBe(keyOf(booked[0]));
});

test('signed out, a tap leads to sign-in; signed in, the chosen seat is held without another tap', async () => {
  const asked = server();
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  const [to] = vi.mocked(Taro.navigateTo).mock.calls[0] ?? [];
  expect(to?.url).toMatch(/^\/identity\/sign-in/);
  expect(decodeURIComponent(to?.url ?? '')).toContain('slotId=h1.20261125.1000');
  expect(asked.some(({ url }) => url.endsWith('/holds'))).toBe(false);
  act(() => signIn(2));
  expect(await screen.findByText(/留号 [45] 分/)).toBeTruthy();
});

test('level 1 is led to the check of name and number', async () => {
  signIn(1);
  server();
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:00/));
  expect(vi.mocked(Taro.navigateTo).mock.calls[0]?.[0].url).toMatch(/^\/identity\/real-name/);
});

test('moving an appointment takes the new seat in one step, without a hold', async () => {
  signIn(2);
  Object.assign(Taro, { routerParams: { hallId: 'h1', taskCode: 'a', appointmentId: 'old' } });
  const asked = server();
  renderPage(<ChooseTime />);
  fireEvent.click(await time(/^10:30/));
  fireEvent.click(await screen.findByText('确认改约'));
  await act(() => vi.advanceTimersByTimeAsync(50));
  expect(asked.some(({ url }) => url.endsWith('/holds'))).toBe(false);
  expect(asked.find(({ url }) => url.endsWith('/old/reschedule'))?.data).toContain('h1.20261125.1030');
});

test('长辈版 suggests three times, and one press books', async () => {
  signIn(2);
  useElder.setState({ isElder: true });
  const asked = server({ 'POST /api/appointments': () => refused('SLOT_FULL') });
  renderPage(<ChooseTime />);
  fireEvent.click(await screen.findByRole('button', { name: /后天 上午 10 点，/ }));
  await act(() => vi.advanceTimersByTimeAsync(50));
  const booked = asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/appointments'));
  expect(booked.map(({ data }) => data)).toEqual([expect.stringContaining('h1.20261125.1000')]);
  expect(screen.getByRole('alert').textContent).toContain('刚被约走');
});
