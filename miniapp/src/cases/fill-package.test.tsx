import Taro from '@tarojs/taro';
import { toProblem, type Problem } from '@yichuang/contract/problem';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DRAFT, draftServer } from '../../test/drafts';
import { renderPage } from '../../test/with-query';
import { keepDraftsOf } from '../api/draft-owner';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import CasesFill from './fill';

const CODE = 'old-age';
const OWN = { ...DRAFT, taskCode: CODE, taskName: '养老一件事', partCount: 2 };

/** Begins the package's application; the server answers `status` and `data`. */
function begin(status: number, data: object, shown = OWN) {
  const bodies: unknown[] = [];
  draftServer(shown, (call, { data: body }) => {
    if (call !== 'POST /api/cases') return undefined;
    bodies.push(JSON.parse(body ?? '{}'));
    return { statusCode: status, data };
  });
  renderPage(<CasesFill />);
  return bodies;
}
const refusedWith = (code: Problem['code'], more: Partial<Problem>) => ({ ...toProblem(code, 'trace-1'), ...more });
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => {
  Object.assign(Taro, { routerParams: { packageCode: CODE } });
  useElder.setState({ isElder: false });
  keepDraftsOf();
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u1', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => dropSession());

test('a package is begun by its code and filled in like any form', async () => {
  const { id, state, taskCode, taskName, form, known, answers, materials, etag } = OWN;
  const bodies = begin(201, { id, state, taskCode, taskName, form, known, answers, materials, etag });
  expect(await screen.findByLabelText('手机号')).toBeTruthy();
  expect(bodies).toEqual([{ packageCode: CODE }]);
});

test('the draft of the package itself is gone on with', async () => {
  begin(409, refusedWith('CASE_ALREADY_OPEN', { id: 'c1' }));
  expect(await screen.findByLabelText('手机号')).toBeTruthy();
});

test('the draft of one matter is not taken for the package: it is named, and one press away', async () => {
  begin(409, refusedWith('CASE_ALREADY_OPEN', { id: 'c1' }), { ...DRAFT, partCount: 1 });
  expect(await screen.findByText('其中一件您正在填')).toBeTruthy();
  expect(screen.queryByLabelText('手机号')).toBeNull();
  await press('接着填这一件');
  expect(vi.mocked(Taro.redirectTo)).toHaveBeenCalledWith({ url: '/cases/fill?id=c1' });
});

test('a package that is not done online says so in the words of the server', async () => {
  begin(409, refusedWith('ITEM_NOT_SERVED_HERE', { detail: '这个「一件事」还不能在网上申报，请到窗口办理' }));
  expect(await screen.findByText('这个「一件事」还不能在网上申报，请到窗口办理。')).toBeTruthy();
  await press('看要办哪几件');
  expect(vi.mocked(Taro.redirectTo)).toHaveBeenCalledWith({ url: '/catalogue/package?packageCode=old-age' });
});

test('who is not signed in comes back to the same package', async () => {
  dropSession();
  begin(201, {});
  await screen.findByText('登录后在线申报');
  await press('去登录');
  expect(vi.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url).toContain(encodeURIComponent(`packageCode=${CODE}`));
});
