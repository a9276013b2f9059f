import { onlineManager } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { act, fireEvent, screen } from '@testing-library/react';
import { toInstant } from '@yichuang/contract/calendar';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { now } from '../clock';
import { useElder } from '../elder/elder';
import ShowCertificate from './show';

const SUMMARY = {
  id: 'c1',
  type: 'residentIdCard',
  name: '居民身份证',
  holderMasked: '陈*远',
  numberMasked: '420***********1238',
  issuer: '鄂州市公安局',
  validFrom: '2021-06-02',
  validTo: '2041-06-02',
  state: 'valid',
};
const CERTIFICATE = { ...SUMMARY, face: [{ label: '姓名', value: '陈*远' }], identifier: '1.2.156.3005.2.x' };
const PRESENT = 'POST /api/certificates/c1/presentations';
const event = (result: string, disclosed: string[]) => ({
  at: toInstant(now()),
  result,
  place: '2 号窗口',
  disclosed,
});

/** How the phone's clock stands to the server's. */
let skewMs = 0;
let given = 0;
let events: object[] = [];
let answerPresent: () => ReturnType<typeof ok> | Promise<ReturnType<typeof ok>>;
const nextCode = () => {
  given++;
  const at = now() + skewMs;
  return ok({
    id: `p${given}`,
    qr: `ZW1:CODE${given}`,
    refreshAt: toInstant(at + 45_000),
    expiresAt: toInstant(at + 60_000),
  });
};

function show(certificate: object = CERTIFICATE) {
  const asked = answerWith((call) => {
    if (call === PRESENT) return answerPresent();
    if (call.startsWith('DELETE')) return { statusCode: 204, data: '' };
    if (call.startsWith('GET /api/certificates/c1/verifications')) return list(...events);
    if (call === 'GET /api/certificates/c1') return ok(certificate);
    if (call.startsWith('GET /api/certificates')) return list(SUMMARY, { ...SUMMARY, id: 'c2', name: '社会保障卡' });
    return list(SITE);
  });
  renderPage(<ShowCertificate />);
  return asked;
}
/** React, the cache and the clock all need their turns. */
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const code = () => screen.queryByRole('img', { name: /核验码/ });
const times = (asked: { method: string; url: string }[], call: string) =>
  asked.filter(({ method, url }) => `${method} ${url}` === call).length;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime('2026-11-24T10:00:00+08:00');
  [skewMs, given, events, answerPresent] = [0, 0, [], nextCode];
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '陈*远', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => {
  onlineManager.setOnline(true);
  dropSession();
  vi.useRealTimers();
});

test('a code is asked for at once, and the next one 45 seconds later, before the first one ends', async () => {
  const asked = show();
  await pass(100);
  expect(code()).toBeTruthy();
  expect(screen.getByText('45 秒后自动换新码')).toBeTruthy();
  await pass(13_000);
  expect(screen.getByText('32 秒后自动换新码')).toBeTruthy();
  expect(times(asked, PRESENT)).toBe(1);
  await pass(32_500);
  expect(times(asked, PRESENT)).toBe(2);
  expect(code()).toBeTruthy();
});

test('a phone whose clock is an hour wrong shows the code as long as any other', async () => {
  skewMs = -3_600_000;
  const asked = show();
  await pass(100);
  expect(screen.getByText('45 秒后自动换新码')).toBeTruthy();
  await pass(44_000);
  expect(times(asked, PRESENT)).toBe(1);
});

test('a renewal that gets no answer covers the code and says what to show instead; the next try brings it back', async () => {
  show();
  await pass(100);
  answerPresent = () => Promise.reject(new Error('request:fail'));
  await pass(46_000);
  expect(code()).toBeNull();
  expect(screen.getByText('请出示实体证件')).toBeTruthy();
  answerPresent = nextCode;
  await pass(6_000);
  expect(code()).toBeTruthy();
});

test('a renewal that hangs: the old code is gone when its minute is over', async () => {
  show();
  await pass(100);
  answerPresent = () => new Promise(() => undefined);
  await pass(55_000);
  expect(code()).toBeTruthy();
  await pass(5_500);
  expect(code()).toBeNull();
  expect(screen.getByText('没有网络')).toBeTruthy();
});

test('without a network the code is covered at once, and a new one is asked for when it is back', async () => {
  const asked = show();
  await pass(100);
  act(() => onlineManager.setOnline(false));
  expect(code()).toBeNull();
  expect(screen.getByText('请出示实体证件')).toBeTruthy();
  act(() => onlineManager.setOnline(true));
  await pass(100);
  expect(code()).toBeTruthy();
  expect(times(asked, PRESENT)).toBe(2);
});

test('in the background there is no code, and the one that comes back is new', async () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const asked = show();
  await pass(100);
  visibility.mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(code()).toBeNull();
  await pass(120_000);
  expect(times(asked, PRESENT)).toBe(1);
  visibility.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await pass(100);
  expect(code()).toBeTruthy();
  expect(times(asked, PRESENT)).toBe(2);
  visibility.mockRestore();
});

test('停止出示 takes the code away at once and kills it at the server', async () => {
  const asked = show();
  await pass(100);
  fireEvent.click(screen.getByRole('button', { name: '停止出示' }));
  expect(code()).toBeNull();
  await pass(100);
  expect(times(asked, 'DELETE /api/certificates/c1/presentations/p1')).toBe(1);
  expect(screen.getByText(/已作废/)).toBeTruthy();
  await pass(60_000);
  expect(times(asked, PRESENT)).toBe(1);
  fireEvent.click(screen.getByRole('button', { name: '重新出示' }));
  await pass(100);
  expect(code()).toBeTruthy();
});

test('a code that cannot be stopped is said to die by itself', async () => {
  show();
  await pass(100);
  vi.mocked(Taro.request).mockRejectedValue(new Error('request:fail'));
  fireEvent.click(screen.getByRole('button', { name: '停止出示' }));
  await pass(100);
  expect(screen.getByText(/60 秒内自动失效/)).toBeTruthy();
});

test('the holder sees who looked, and the used code is replaced', async () => {
  const asked = show();
  await pass(100);
  events = [event('VALID', ['姓名', '后四位'])];
  await pass(3_500);
  expect(screen.getByText(/^2 号窗口 10:00 看了姓名、后四位$/)).toBeTruthy();
  expect(times(asked, PRESENT)).toBe(2);
});

test('what was checked before this page opened is no news', async () => {
  events = [event('REPLAYED', [])];
  const asked = show();
  await pass(7_000);
  expect(screen.getByText(/又扫了用过的码/)).toBeTruthy();
  expect(screen.queryByText(/^2 号窗口 10:00/)).toBeNull();
  expect(times(asked, PRESENT)).toBe(1);
});

test('a suspended certificate is grey, says why, and asks for no code', async () => {
  show({ ...CERTIFICATE, state: 'suspended', stateReason: '已挂失，请到公安专窗办理' });
  await pass(100);
  expect(code()).toBeNull();
  expect(screen.getByText('已挂失，请到公安专窗办理')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '停止出示' })).toBeNull();
});

test('a refusal is told in the words of the server and not asked again every few seconds', async () => {
  answerPresent = () => refused('ACTION_NOT_ALLOWED');
  const asked = show();
  await pass(20_000);
  expect(code()).toBeNull();
  expect(screen.getByText(/急用请出示实体证件/)).toBeTruthy();
  expect(times(asked, PRESENT)).toBe(1);
});

test('below level 3 the page says what is missing and shows the way there', async () => {
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '陈*远', level: 2, roles: ['citizen'] },
  });
  const asked = show();
  await pass(100);
  expect(screen.getByText('要先当面或刷脸核验')).toBeTruthy();
  expect(times(asked, PRESENT)).toBe(0);
});

test('长辈版: the code, one sentence, and the way to stop', async () => {
  useElder.setState({ isElder: true });
  show();
  await pass(100);
  expect(code()).toBeTruthy();
  expect(screen.getByText('给工作人员扫这个码')).toBeTruthy();
  expect(screen.getByRole('button', { name: '停止出示' })).toBeTruthy();
  expect(screen.queryByText(/自动换新码/)).toBeNull();
});
