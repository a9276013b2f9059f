import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { anImport, signInAsKeeper } from '../../test/catalogue-admin';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import Report from './import';

const FINDING = {
  id: 'f1',
  sheet: '',
  row: 12,
  column: 'C',
  heading: '事项类型',
  severity: 'error',
  rule: 'import.taskType.unknown',
  message: '请写 行政许可、公共服务 等 11 类之一。',
  value: '行政审批',
};
const CHANGE = {
  id: 'c1',
  taskCode: 't1',
  taskName: '高龄津贴申领',
  kind: 'changed',
  elements: [{ element: 'promiseDay', label: '承诺办结时限', before: '25', after: '15' }],
};

/** The server's import, and what it answers to a step. */
function serve(start: Partial<CatalogueImport>, step: (state: { now: CatalogueImport }) => ReturnType<typeof ok>) {
  const state = { now: anImport(start) };
  const asked = answerWith((call) => {
    if (call === 'GET /api/admin/catalogue/imports/i1') return ok(state.now);
    if (call.includes('/findings')) return list(FINDING);
    if (call.includes('/changes')) return list(CHANGE);
    if (call.startsWith('POST')) return step(state);
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });
  Object.assign(Taro, { routerParams: { id: 'i1' } });
  renderPage(<Report />);
  return asked;
}
const counts = (errors: number) => ({ added: 2, changed: 3, unchanged: 45, errors, warnings: 1 });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => signInAsKeeper());
afterEach(() => dropSession());

test('a sheet with errors tells each cell and how to mend it, and cannot be applied', async () => {
  const asked = serve({ counts: counts(4), allowed: [] }, () => refused('NOT_FOUND'));
  expect(await screen.findByText('有 4 处要改，现在不能应用')).toBeTruthy();
  expect(await screen.findByText('第 12 行 C 列')).toBeTruthy();
  expect(screen.getByText('「行政审批」')).toBeTruthy();
  expect(screen.getByText(FINDING.message)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '应用到事项库' })).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: '要改 4' }));
  await waitFor(() => expect(asked.some(({ url }) => url.includes('severity=error'))).toBe(true));
});

test('applying says what citizens will see, and is sent once with its key', async () => {
  const asked = serve({}, (state) => {
    state.now = anImport({ state: 'applied', stateName: '已应用', allowed: ['rollback'] });
    return ok(state.now);
  });
  expect(await screen.findByText('25')).toBeTruthy();
  await press('应用到事项库');
  const drawer = within(screen.getByRole('dialog'));
  expect(drawer.getByText(/新增 2 项，修改 3 项，一起生效/)).toBeTruthy();
  fireEvent.click(drawer.getByRole('button', { name: '应用到事项库' }));
  expect(await screen.findByText('已经生效')).toBeTruthy();
  const sent = asked.filter(({ method }) => method === 'POST');
  expect(sent.map(({ url, header }) => [url, header['idempotency-key'] !== undefined])).toEqual([
    ['/api/admin/catalogue/imports/i1/apply', true],
  ]);
});

test('an import on which others were built is not taken back, and why is said', async () => {
  serve({ state: 'applied', stateName: '已应用', allowed: ['rollback'] }, () => refused('STATE_CHANGED'));
  await press('撤回这次导入');
  const drawer = within(screen.getByRole('dialog'));
  fireEvent.click(drawer.getByRole('button', { name: '撤回这次导入' }));
  expect(await drawer.findByText(/请先撤回后来的那一次/)).toBeTruthy();
});

test('a file that was refused as a whole says why and what to do', async () => {
  const refusal = { rule: 'import.bomb', message: '解压后太大。请用表格软件另存一份再传' };
  serve({ state: 'refused', stateName: '未采用', refusal, allowed: [] }, () => refused('NOT_FOUND'));
  expect(await screen.findByText('解压后太大。请用表格软件另存一份再传。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '改好了，再传一次' })).toBeTruthy();
});
