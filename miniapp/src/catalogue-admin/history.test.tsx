import Taro from '@tarojs/taro';
import { fireEvent, screen } from '@testing-library/react';
import type { ItemVersion } from '@yichuang/contract/catalogue/import-contract';
import { SAMPLE_ITEM } from '@yichuang/contract/testing/sample-item';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { signInAsKeeper } from '../../test/catalogue-admin';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import History from './history';

const VERSIONS: ItemVersion[] = [
  {
    id: '2',
    version: 2,
    at: '2026-11-24T09:30:00.000+08:00',
    by: '事项管理员 杨工',
    importId: 'i2',
    kind: 'changed',
    isRollback: false,
    taskName: '高龄津贴申领',
    from: { fileName: '民政局.xlsx', mayRollBack: true },
    elements: [{ element: 'promiseDay', label: '承诺办结时限', before: '25个工作日', after: '15个工作日' }],
  },
  {
    id: '1',
    version: 1,
    at: '2026-11-20T09:30:00.000+08:00',
    by: '镇事项管理员',
    importId: 'i1',
    kind: 'added',
    isRollback: false,
    taskName: '高龄津贴',
    from: null,
    elements: [],
  },
];

function serve(versions: readonly ItemVersion[]) {
  answerWith((call) => {
    if (call.startsWith('GET /api/admin/catalogue/items/t1/versions')) return list(...versions);
    if (call === 'GET /api/items/t1')
      return versions[0]?.kind === 'removed' ? refused('NOT_FOUND') : ok({ ...SAMPLE_ITEM, taskName: '高龄津贴申领' });
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });
  Object.assign(Taro, { routerParams: { taskCode: 't1' } });
  renderPage(<History />);
}

beforeEach(() => signInAsKeeper());
afterEach(() => dropSession());

test('an item tells who changed what, old and new, and leads to the import that can be taken back', async () => {
  serve(VERSIONS);
  expect(await screen.findByText('25个工作日')).toBeTruthy();
  expect(screen.getByText('15个工作日')).toBeTruthy();
  expect(screen.getByText('事项管理员 杨工')).toBeTruthy();
  expect(screen.getByText('改 1 个要素')).toBeTruthy();
  expect(screen.getByText('这次导入新增了这个事项。')).toBeTruthy();
  // an import of a town's keeper is not ours to open
  expect(screen.getByText(/由别的地区导入/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^去撤回/ })).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '去撤回，民政局.xlsx' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/catalogue-admin/import?id=i2' });
});

test('an item that was taken away says so, and offers no guide', async () => {
  const [changed] = VERSIONS;
  serve([{ ...changed!, kind: 'removed', isRollback: true, elements: [], from: null }]);
  expect(await screen.findByText('已撤下')).toBeTruthy();
  expect(screen.getByText('高龄津贴申领')).toBeTruthy();
  expect(screen.queryByText('看群众看到的指南')).toBeNull();
});

test('an item that no import has touched says that nothing was changed yet', async () => {
  serve([]);
  expect(await screen.findByText('还没有改过')).toBeTruthy();
  expect(await screen.findByText('高龄津贴申领')).toBeTruthy();
});
