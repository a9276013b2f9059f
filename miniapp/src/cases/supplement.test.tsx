import Taro from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { ASKED, CASE } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import Supplement from './supplement';
import { gapsOf } from './supplement-form';

const [ITEM] = ASKED.correction?.items ?? [];
/** The same notice, asking for a new picture instead of an answer. */
const FOR_PICTURE: Case = { ...ASKED, correction: { ...ASKED.correction!, items: [{ ...ITEM!, fields: [] }] } };
const picture = (uploadedAt: string): Case['materials'] => [
  {
    ...ASKED.materials[0]!,
    files: [{ fileId: 'f1', name: '卡.jpg', kind: 'image', sizeBytes: 9, state: 'clean', uploadedAt }],
  },
];

const show = (shown: Case, answer = ok({ ...CASE, correction: { ...ASKED.correction, isAnswered: true } })) => {
  let isAnswered = false;
  const asked = answerWith((call) => {
    if (call === 'GET /api/cases/c1') return isAnswered ? answer : ok(shown);
    if (call === 'POST /api/cases/c1/supplement') {
      isAnswered = answer.statusCode === 200;
      return answer;
    }
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Supplement />);
  return () => asked.filter(({ method }) => method === 'POST');
};
const press = async () => fireEvent.click(await screen.findByRole('button', { name: '一次交上去' }));

beforeEach(() => {
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => dropSession());

test('only what the notice lists can be changed, and goes back in one piece with a key', async () => {
  const sent = show(ASKED);
  expect(await screen.findByText('卡号看不清')).toBeTruthy();
  expect(screen.queryByLabelText('手机号')).toBeNull();
  fireEvent.change(screen.getByLabelText('开户行'), { target: { value: ' 示例银行燕矶支行 ' } });
  await press();
  await waitFor(() => expect(vi.mocked(Taro.navigateBack)).toHaveBeenCalled());
  expect(sent()).toHaveLength(1);
  expect(JSON.parse(sent()[0]?.data ?? '')).toEqual({ answers: { bankName: '示例银行燕矶支行' }, materialIds: ['m4'] });
  expect(sent()[0]?.header['idempotency-key']).toMatch(/\w/);
});

test('an answer that is missing is told beside its field, and nothing is sent', async () => {
  const sent = show({ ...ASKED, answers: { phone: '13900000048' } });
  await press();
  expect((await screen.findByRole('alert')).textContent).toContain('还有 1 处要补');
  expect(screen.getByText('请填写「开户行」')).toBeTruthy();
  expect(sent()).toEqual([]);
});

test('a picture from before the notice is no answer to it; one from after is', () => {
  const gaps = (uploadedAt: string) =>
    gapsOf({ ...FOR_PICTURE, materials: picture(uploadedAt) }, FOR_PICTURE.answers, '2026-11-25').materials;
  expect(gaps('2026-11-20T09:00:00.000+08:00')).toEqual({ m4: '请重新交「银行卡」' });
  expect(gaps('2026-11-25T09:00:00.000+08:00')).toEqual({});
});

test('what the server finds is shown where it belongs', async () => {
  const refusal = refused('FORM_INCOMPLETE');
  const errors = [{ path: 'body.answers.bankName', code: 'invalid', message: '开户行不对' }];
  show(ASKED, { ...refusal, data: { ...(refusal.data as object), errors } });
  await press();
  expect(await screen.findByText('开户行不对')).toBeTruthy();
});

test('a notice that was answered elsewhere leads back to the progress', async () => {
  show({ ...CASE, correction: { ...ASKED.correction!, isAnswered: true } });
  expect(await screen.findByText('现在不用补')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '一次交上去' })).toBeNull();
});
