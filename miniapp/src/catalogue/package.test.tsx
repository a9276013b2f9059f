import type { Package } from '@yichuang/contract/catalogue/contract';
import Taro from '@tarojs/taro';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, SITE } from '../../test/answers';
import { SUMMARY } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import PackagePage from './package';

const step = (taskName: string, taskCode: string | null) => ({
  taskName,
  taskCode,
  deptName: '民政局',
  promiseDay: 7,
  order: 1,
  isOptional: false,
  dependsOn: [],
});
const PACKAGE: Package = {
  packageCode: 'old-age',
  name: '养老一件事',
  scene: '到龄了',
  regionCode: '420704',
  serverType: ['1'],
  stepCount: 2,
  promiseDay: 7,
  limitSceneNum: 0,
  leadDeptName: '人社局',
  anticipateDay: 20,
  steps: [step('养老待遇', 'pension'), step('别处办', null)],
  materials: [],
  notes: [],
};

const show = (facts: Package, ...cases: object[]) => {
  answerWith((call) => {
    if (call.startsWith('GET /api/packages')) return ok(facts);
    return call.startsWith('GET /api/cases') ? list(...cases) : list(SITE);
  });
  renderPage(<PackagePage />);
};
const press = async (name: string) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => void fireEvent.click(button));
  return vi.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url;
};

beforeEach(() => {
  Object.assign(Taro, { routerParams: { packageCode: 'old-age' } });
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => dropSession());

test('all its matters are applied for at once', async () => {
  show(PACKAGE);
  expect(await press('一次申请')).toBe('/cases/fill?packageCode=old-age');
});

test('what is under way is looked at instead of begun again', async () => {
  show(PACKAGE, { ...SUMMARY, taskCode: 'old-age', partCount: 1 });
  expect(await press('看正在办的')).toBe('/cases/progress?id=c1');
});

test('a package of other systems alone is not applied for here', async () => {
  show({ ...PACKAGE, steps: [step('别处办', null)] });
  expect(await screen.findByRole('button', { name: /^打电话/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '一次申请' })).toBeNull();
});
