import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, SITE, type Asked } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { useElder } from '../elder/elder';
import { useRecentSearches } from './recent-searches';
import Search from './search';

const ITEM = {
  taskCode: 'T1',
  catalogCode: 'C1',
  taskName: '高龄津贴申领',
  shortName: '高龄津贴',
  regionCode: '420704',
  regionName: '鄂城区',
  deptName: '民政局',
  theme: '民政',
  serverType: ['1'],
  projectType: '2',
  useLevel: '4',
  limitSceneNum: 0,
  promiseDay: 7,
  promiseType: '1',
  isFee: '0',
  isSchedule: '1',
  isOnline: '1',
  isHomeVisit: '1',
  exemptCount: 3,
  materialCount: 4,
  why: '「老人补贴」也叫「高龄津贴」',
};

let asked: Asked[];
beforeEach(() => {
  useRecentSearches.getState().clear();
  useElder.getState().setElder(false);
  asked = answerWith((call) => {
    if (call.includes('/api/sites')) return list(SITE);
    if (call.includes('/api/items/suggest')) return list({ taskCode: 'T1', text: '高龄津贴申领', why: '也叫老人补贴' });
    if (call.includes(encodeURIComponent('没有这件事'))) return list();
    return ok({ items: [ITEM], nextCursor: null, total: 1 });
  });
});

const type = (text: string) =>
  fireEvent.change(screen.getByLabelText('找要办的事', { selector: 'input' }), { target: { value: text } });
const search = () => fireEvent.click(screen.getByRole('button', { name: '查找' }));
const urls = (part: string) => asked.map(({ url }) => url).filter((url) => url.includes(part));

test('words that stand still for 200 ms bring suggestions, and a suggestion opens its guide', async () => {
  renderPage(<Search />);
  type('老');
  type('老人');
  type('老人补贴');
  fireEvent.click(await screen.findByText('高龄津贴申领'));
  expect(urls('/suggest')).toEqual([`/api/items/suggest?q=${encodeURIComponent('老人补贴')}&region=420704`]);
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/catalogue/guide?taskCode=T1' });
});

test('a result says why it was found, and a filter narrows the question', async () => {
  renderPage(<Search />);
  type('老人补贴');
  search();
  expect(await screen.findByText('「老人补贴」也叫「高龄津贴」')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: '能预约' }));
  await waitFor(() => expect(urls('bookable=true')).toHaveLength(1));
});

test('what was searched is remembered, and can be cleared', async () => {
  renderPage(<Search />);
  type('老人补贴');
  search();
  type('');
  fireEvent.click(screen.getByRole('button', { name: '清空最近找过的词' }));
  expect(screen.queryByText('最近找过')).toBeNull();
});

test('nothing found offers other words and the phone', async () => {
  renderPage(<Search />);
  type('没有这件事');
  search();
  expect(await screen.findByText('没有找到「没有这件事」')).toBeTruthy();
  expect(screen.getByRole('button', { name: /打电话/ })).toBeTruthy();
});

test('looking for 关怀版 offers the larger type', () => {
  renderPage(<Search />);
  type('关怀版');
  fireEvent.click(screen.getByRole('button', { name: '换成长辈版' }));
  expect(useElder.getState().isElder).toBe(true);
});
