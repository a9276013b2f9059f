import Taro from '@tarojs/taro';
import { act, fireEvent, screen } from '@testing-library/react';
import { VerificationResult } from '@yichuang/contract/certificates/certificate';
import { beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { handOver, takeHanded } from './handed-code';
import Scan from './scan';
import Verify from './verify';
import { verificationVerdict } from './verification-words';

const CODE = 'ZW1:6BF ABC%$*+-./:7';
const CERTIFICATE = {
  type: 'residentIdCard',
  name: '居民身份证',
  holderMasked: '陈*远',
  numberMasked: '420***********1238',
  issuer: '鄂州市公安局',
  validFrom: '2021-06-02',
  validTo: '2041-06-02',
};
const verification = (result: string, more: object = {}) => ({
  result,
  checkedAt: '2026-11-23T10:03:05.000+08:00',
  verificationNo: 'HY 261123 00419',
  ...(result === 'VALID' && { certificate: CERTIFICATE }),
  ...more,
});
const VERIFY = 'POST /api/staff/verifications';
const serve = (answer: () => ReturnType<typeof ok>) => answerWith((call) => (call === VERIFY ? answer() : list(SITE)));
const type = (text: string) => {
  for (const key of Array.from(text).concat('Enter')) fireEvent.keyDown(document.body, { key });
};
const sent = (asked: ReturnType<typeof serve>) => asked.filter(({ method, url }) => `${method} ${url}` === VERIFY);
const bodies = (asked: ReturnType<typeof serve>) =>
  sent(asked).map(({ data = '{}' }) => JSON.parse(data) as { qr: string; deviceId: string });

beforeEach(() => {
  takeHanded();
  dropSession();
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '赵*', level: 3, roles: ['clerk'], hallId: 'h' },
  });
  vi.mocked(Taro.scanCode).mockRejectedValue({ errMsg: 'scanCode:fail cancel' });
});

test('a good code: green, the masked fields, the number to read out, and the way to the next', async () => {
  vi.mocked(Taro.scanCode).mockResolvedValueOnce({ result: CODE } as never);
  const asked = serve(() => ok(verification('VALID')));
  renderPage(<Verify />);
  expect(await screen.findByText('通过')).toBeTruthy();
  for (const text of ['陈*远', '420***********1238', 'HY 261123 00419', '2021-06-02 至 2041-06-02'])
    expect(screen.getByText(text)).toBeTruthy();
  expect(bodies(asked)[0]?.qr).toBe(CODE);
  expect(Taro.vibrateShort).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByRole('button', { name: '用完了，下一个' }));
  expect(screen.queryByText('通过')).toBeNull();
});

test('every result has a verdict of its own, and only VALID is green', () => {
  const verdicts = VerificationResult.options.map((result) => verificationVerdict(verification(result) as never));
  expect(verdicts.filter(({ tone }) => tone === 'green')).toHaveLength(1);
  expect(new Set(verdicts.map(({ detail }) => detail)).size).toBe(VerificationResult.options.length);
  for (const { tone, say, icon } of verdicts)
    if (tone !== 'green') expect([tone, icon, Boolean(say)]).toEqual(['red', 'stop', true]);
});

test('a used code: red, since when, what to say, and nothing of the certificate', async () => {
  serve(() => ok(verification('REPLAYED', { usedSecondsAgo: 18 })));
  renderPage(<Verify />);
  type(CODE);
  expect(await screen.findByText('不通过')).toBeTruthy();
  expect(screen.getByText('10:02:47（18 秒前用过）')).toBeTruthy();
  expect(screen.getByText(/立即换码/)).toBeTruthy();
  expect(screen.queryByText('陈*远')).toBeNull();
  expect(Taro.vibrateLong).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: '再扫一次' })).toBeTruthy();
});

test('a server that cannot answer is grey, and the same code asks again with the same key and device', async () => {
  let isUp = false;
  const asked = serve(() => (isUp ? ok(verification('VALID')) : refused('UNAVAILABLE')));
  renderPage(<Verify />);
  type(CODE);
  expect(await screen.findAllByText('现在查不了')).toBeTruthy();
  expect(screen.queryByText('不通过')).toBeNull();
  isUp = true;
  fireEvent.click(screen.getByRole('button', { name: '再扫一次' }));
  type(CODE);
  expect(await screen.findByText('通过')).toBeTruthy();
  const keys = sent(asked).map(({ header }) => header['idempotency-key']);
  expect(keys[0]).toBe(keys[1]);
  expect(new Set(bodies(asked).map(({ deviceId }) => deviceId)).size).toBe(1);
});

test('a second scan of the same code is a new check', async () => {
  const asked = serve(() => ok(verification('VALID')));
  renderPage(<Verify />);
  type(CODE);
  fireEvent.click(await screen.findByRole('button', { name: '用完了，下一个' }));
  type(CODE);
  await screen.findByText('通过');
  expect(new Set(sent(asked).map(({ header }) => header['idempotency-key'])).size).toBe(2);
});

test('what is no code of ours is refused here; a pass goes to the check-in', async () => {
  const asked = serve(() => ok(verification('VALID')));
  renderPage(<Verify />);
  type('https://example.org');
  expect(await screen.findByText('这不是证照码')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '再扫一次' }));
  type('YV1:ABC');
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/scan' });
  expect(takeHanded()).toBe('YV1:ABC');
  expect(sent(asked)).toHaveLength(0);
});

test('a certificate scanned at the check-in is checked on the page for it, without a second scan', async () => {
  const asked = serve(() => ok(verification('VALID')));
  const first = renderPage(<Scan />);
  type(CODE);
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/verify' });
  first.unmount();
  vi.mocked(Taro.scanCode).mockClear();
  renderPage(<Verify />);
  expect(await screen.findByText('通过')).toBeTruthy();
  expect(bodies(asked)[0]?.qr).toBe(CODE);
  expect(Taro.scanCode).not.toHaveBeenCalled();
});

test('a code that was handed over is checked once', async () => {
  handOver(CODE);
  const asked = serve(() => ok(verification('EXPIRED')));
  renderPage(<Verify />);
  await screen.findByText('这个码过期了');
  await act(async () => undefined);
  expect(sent(asked)).toHaveLength(1);
});
