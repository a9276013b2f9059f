import { onlineManager } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import { keepPass } from './stored-pass';
import Voucher from './voucher';

const APPOINTMENT = {
  id: 'a1',
  state: 'booked',
  slotId: 'h1.20261125.1000',
  date: '2026-11-25',
  start: '10:00',
  end: '10:30',
  hall: { id: 'h1', name: '燕矶镇便民服务中心', address: '沿江路 18 号', phone: '027-0000 0021', lat: 30, lng: 114 },
  items: [{ taskCode: 'x', taskName: '生育登记', bring: ['结婚证'] }],
  nameMasked: '王*兰',
  late: false,
  allowed: [] as string[],
  changeUntil: '2026-11-25T08:00:00.000+08:00',
  bookedAt: '2026-11-23T08:00:00.000+08:00',
  history: [],
};
const PASS = {
  qr: 'YV1:ABC',
  shortCode: '042137',
  validFor: '2026-11-25',
  checkInFrom: '2026-11-25T09:30:00.000+08:00',
};
const place = (state: string) => ({
  ...PASS,
  queue: {
    ticketId: 't1',
    number: 'B017',
    state,
    ahead: state === 'waiting' ? 3 : 0,
    estimatedMinutes: 12,
    window: { number: 2, name: '公安专窗' },
  },
});
const show = (appointment: Partial<typeof APPOINTMENT>, pass: object = PASS) => {
  const asked = answerWith((call) => {
    if (call === 'GET /api/appointments/a1') return ok({ ...APPOINTMENT, ...appointment });
    if (call.endsWith('/pass')) return ok(pass);
    if (call.endsWith('/cancel')) return ok({ ...APPOINTMENT, state: 'cancelled' });
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Voucher />);
  return asked;
};

beforeEach(() => {
  Object.assign(Taro, { routerParams: { id: 'a1' } });
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 2, roles: ['citizen'] },
  });
});
afterEach(() => {
  onlineManager.setOnline(true);
  dropSession();
});

test('waiting: number, people before, and the way out', async () => {
  show({ state: 'checkedIn' }, place('waiting'));
  expect(await screen.findByText('B017')).toBeTruthy();
  expect(screen.getByText('3')).toBeTruthy();
  expect(screen.getByRole('button', { name: '晚一点叫我' })).toBeTruthy();
});

test('called: nothing but the window and the code, and the phone is felt once', async () => {
  show({ state: 'checkedIn' }, place('called'));
  expect(await screen.findByText('去 2 号窗口')).toBeTruthy();
  expect(screen.getByRole('img', { name: /042 137/ })).toBeTruthy();
  expect(screen.queryByText('地址')).toBeNull();
  expect(vi.mocked(Taro.vibrateLong)).toHaveBeenCalledOnce();
});

test('cancelled: no code, no question about the pass, and the way to a new one', async () => {
  const asked = show({ state: 'cancelled' });
  expect(await screen.findByText('这个预约已取消')).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByRole('button', { name: '再约一次' })).toBeTruthy();
  expect(asked.filter(({ url }) => url.endsWith('/pass')).length).toBeLessThanOrEqual(1);
});

test('cancelling asks first; nothing is sent until the answer', async () => {
  const asked = show({ allowed: ['reschedule', 'cancel'] });
  fireEvent.click(await screen.findByRole('button', { name: '取消预约' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
  const hasCancelled = () => asked.some(({ url }) => url.endsWith('/cancel'));
  fireEvent.click(screen.getByRole('button', { name: '先不取消' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(hasCancelled()).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '取消预约' }));
  fireEvent.click(screen.getAllByRole('button', { name: '取消预约' }).at(-1) ?? document.body);
  await waitFor(() => expect(hasCancelled()).toBe(true));
});

test('without a network, after a restart, the code of this device is shown with the time it is from', async () => {
  keepPass('a1', { ...PASS, validFor: '2999-01-01' });
  onlineManager.setOnline(false);
  show({});
  expect(await screen.findByText(/^这是 \d{1,2}:\d\d 的码/)).toBeTruthy();
  expect(screen.getByText('042 137')).toBeTruthy();
});

test('长辈版 shows number, people and the phone, and nothing that can be lost by a wrong press', async () => {
  useElder.setState({ isElder: true });
  show({ state: 'checkedIn' }, place('waiting'));
  expect(await screen.findByText('3 人')).toBeTruthy();
  expect(screen.getByRole('button', { name: /请人帮我办/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '离开排队' })).toBeNull();
});
