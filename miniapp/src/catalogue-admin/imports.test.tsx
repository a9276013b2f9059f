import Taro from '@tarojs/taro';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { MAX_SHEET_BYTES } from '@yichuang/contract/catalogue/import-contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, SITE } from '../../test/answers';
import { anImport, signInAsKeeper } from '../../test/catalogue-admin';
import { catchUploads } from '../../test/uploads';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import Imports from './imports';
import { forgetSheet } from './sheet-upload';

type Chooser = { success: (chosen: object) => void };
/** What the person chooses in WeChat. */
const willChoose = (name: string, size: number) =>
  vi
    .mocked(Taro.chooseMessageFile)
    .mockImplementation((({ success }: Chooser) =>
      success({ tempFiles: [{ path: `wxfile://${name}`, name, size }] })) as never);

beforeEach(() => {
  signInAsKeeper();
  answerWith((call) => list(...(call.startsWith('GET /api/sites') ? [SITE] : [])));
});
afterEach(() => {
  forgetSheet();
  dropSession();
});
const choose = async () => fireEvent.click(await screen.findByRole('button', { name: '选文件来检查' }));

test('a sheet goes on while its page is left, and its report opens when it was checked', async () => {
  const sent = catchUploads();
  willChoose('全区事项.xlsx', 90_000);
  renderPage(<Imports />);
  await choose();
  await waitFor(() => expect(sent.length).toBe(1));
  expect(sent[0]?.url).toContain('/api/admin/catalogue/imports?dryRun=true');
  expect(sent[0]?.header['idempotency-key']).toBeTruthy();
  cleanup();
  act(() => sent[0]?.progress(40));
  renderPage(<Imports />);
  expect(await screen.findByText('正在传，已传 40%')).toBeTruthy();
  sent[0]?.answer(201, anImport());
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/catalogue-admin/import?id=i1' }));
  expect(await screen.findByRole('button', { name: '选文件来检查' })).toBeTruthy();
});

test('a sheet whose answer was lost is sent again under the same key', async () => {
  const sent = catchUploads();
  willChoose('全区事项.csv', 90_000);
  renderPage(<Imports />);
  await choose();
  await waitFor(() => expect(sent.length).toBe(1));
  sent[0]?.fail();
  fireEvent.click(await screen.findByRole('button', { name: '再传一次' }));
  await waitFor(() => expect(sent.length).toBe(2));
  expect(sent[1]?.header['idempotency-key']).toBe(sent[0]?.header['idempotency-key']);
});

test('a sheet that is too large is not sent', async () => {
  const sent = catchUploads();
  willChoose('全省.xlsx', MAX_SHEET_BYTES + 1);
  renderPage(<Imports />);
  await choose();
  expect(await screen.findByText('文件最大 64 MB，请按部门分成几份再传。')).toBeTruthy();
  expect(sent).toEqual([]);
});
