import Taro from '@tarojs/taro';
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { readCode } from './read-code';
import Scan from './scan';
import { refused as verdictOf } from './verdict';
import { RefusedError } from '../api/failure';
import { toProblem } from '@yichuang/contract/problem';

const IN = {
  appointmentId: 'a1',
  nameMasked: '王*兰',
  idTail: '1238',
  taskNames: ['生育登记'],
  time: '10:00',
  late: false,
  ticket: { id: 't1', number: 'A012', state: 'waiting', ahead: 2 },
};
const serve = (answer: () => ReturnType<typeof ok>) =>
  answerWith((call) => (call === 'POST /api/staff/check-ins' ? answer() : list(SITE)));
const typeDigits = (code: string) => {
  for (const digit of code) fireEvent.click(screen.getByRole('button', { name: digit }));
};

beforeEach(() => {
  dropSession();
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '赵*', level: 3, roles: ['clerk'], hallId: 'h' },
  });
  vi.mocked(Taro.scanCode).mockRejectedValue({ errMsg: 'scanCode:fail cancel' });
});

test('six digits check in without another press, and 下一个 clears the screen for the next person', async () => {
  const asked = serve(() => ok(IN));
  renderPage(<Scan />);
  fireEvent.click(await screen.findByRole('button', { name: '输短号' }));
  typeDigits('042137');
  expect(await screen.findByText('A012')).toBeTruthy();
  expect(screen.getByText('前面 2 人')).toBeTruthy();
  expect(screen.getByText('1238')).toBeTruthy();
  expect(asked.find(({ method }) => method === 'POST')?.data).toBe('{"shortCode":"042137"}');
  fireEvent.click(screen.getByRole('button', { name: '下一个' }));
  expect(screen.queryByText('A012')).toBeNull();
});

test('the camera of WeChat opens by itself and again for the next person', async () => {
  vi.mocked(Taro.scanCode).mockResolvedValueOnce({ result: 'YV1:ABC $%*+-./:' } as never);
  const asked = serve(() => ok({ ...IN, late: true }));
  renderPage(<Scan />);
  expect(await screen.findByText(/来晚了，排普通队/)).toBeTruthy();
  expect(asked.find(({ method }) => method === 'POST')?.data).toContain('YV1:ABC $%*+-./:');
  fireEvent.click(screen.getByRole('button', { name: '下一个' }));
  await act(async () => undefined);
  expect(vi.mocked(Taro.scanCode)).toHaveBeenCalledTimes(2);
});

test('a camera that is not allowed leads to the digits, with a sentence', async () => {
  vi.mocked(Taro.scanCode).mockRejectedValueOnce({ errMsg: 'scanCode:fail auth deny' });
  serve(() => ok(IN));
  renderPage(<Scan />);
  expect(await screen.findByText(/没有打开相机/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '7' })).toBeTruthy();
});

test('a hardware scanner types its code and Enter wherever the focus is', async () => {
  const asked = serve(() => refused('WRONG_HALL'));
  renderPage(<Scan />);
  await screen.findByRole('button', { name: '输短号' });
  for (const key of ['Y', 'V', '1', ':', 'Q', ' ', '7', 'Enter']) fireEvent.keyDown(document.body, { key });
  expect(await screen.findByText('不是这个大厅的预约')).toBeTruthy();
  expect(asked.find(({ method }) => method === 'POST')?.data).toBe('{"qr":"YV1:Q 7"}');
});

test('what is no code of ours never reaches the server', () => {
  expect(readCode('https://example.org')).toBeUndefined();
  expect(readCode('12345')).toBeUndefined();
  expect(readCode(' 042 137\r\n')).toEqual({ shortCode: '042137' });
});

test('red is for the person’s code, grey for our own trouble', () => {
  const tone = (code: 'WRONG_DAY' | 'TOO_EARLY' | 'UNAVAILABLE' | 'SESSION_REVOKED') =>
    verdictOf(new RefusedError(toProblem(code, 't'))).tone;
  expect([tone('WRONG_DAY'), tone('TOO_EARLY')]).toEqual(['red', 'red']);
  expect([tone('UNAVAILABLE'), tone('SESSION_REVOKED'), verdictOf(new Error('x')).tone]).toEqual([
    'grey',
    'grey',
    'grey',
  ]);
});
