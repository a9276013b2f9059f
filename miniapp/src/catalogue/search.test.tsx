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

const FACETS = {
  total: 3,
  themes: [
    { name: '民政', count: 2 },
    { name: '社保', count: 1 },
  ],
  departments: [{ name: '民政局', count: 2 }],
  levels: [{ level: '4', count: 3 }],
};

let asked: Asked[];
beforeEach(() => {
  useRecentSearches.getState().clear();
  useElder.getState().setElder(false);
  asked = answerWith((call) => {
    if (call.includes('/api/sites')) return list(SITE);
    if (call.includes('/api/items/hot')) return ok({ items: [{ ...ITEM, text: '高龄津贴' }], total: 1 });
    if (call.includes('/api/items/facets')) return ok(FACETS);
    if (call.includes(encodeURIComponent('高龄津帖')))
      return ok({ items: [ITEM], nextCursor: null, match: 'unsure', didYouMean: '高龄津贴' });
    if (call.includes(encodeURIComponent('买飞机票')))
      return ok({ items: [], nextCursor: null, match: 'none', similar: [{ ...ITEM, taskName: '航空意外登记' }] });
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
  expect(screen.getByRole('status').textContent).toBe('找到 1 件');
  fireEvent.click(screen.getByRole('checkbox', { name: '能预约' }));
  await waitFor(() => expect(urls('bookable=true')).toHaveLength(1));
});

test('what was searched is remembered, and can be cleared', async () => {
  renderPage(<Search />);
  type('老人补贴');
  search();
  fireEvent.click(screen.getByRole('button', { name: '擦掉要找的词' }));
  fireEvent.click(screen.getByRole('button', { name: '清空最近找过的词' }));
  expect(screen.queryByText('最近找过')).toBeNull();
});

test('nothing found offers other words and the phone', async () => {
  renderPage(<Search />);
  type('没有这件事');
  search();
  expect(await screen.findByText('没有找到合适的「没有这件事」')).toBeTruthy();
  expect(screen.getByRole('button', { name: /打电话/ })).toBeTruthy();
});

test('before anything is typed it offers what people here look for most', async () => {
  renderPage(<Search />);
  fireEvent.click(await screen.findByRole('button', { name: '高龄津贴' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/catalogue/guide?taskCode=T1' });
});

test('the drawer narrows by kind, department and level, says how many are left, and can be emptied', async () => {
  renderPage(<Search />);
  type('老人补贴');
  search();
  fireEvent.click(await screen.findByRole('button', { name: '筛选' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: '民政' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '民政局' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '县（区）级' }));
  const narrowed = `theme=${encodeURIComponent('民政')}&department=${encodeURIComponent('民政局')}&level=4`;
  await waitFor(() => expect(urls(narrowed)).toHaveLength(1));
  expect(screen.getByRole('button', { name: '筛选 3' })).toBeTruthy();
  expect(await screen.findByRole('button', { name: '看结果（1 件）' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '清空' }));
  expect(screen.getByRole('button', { name: '筛选' })).toBeTruthy();
});

test('a slip is answered with what was probably meant, and one press looks for that', async () => {
  renderPage(<Search />);
  type('高龄津帖');
  search();
  expect(await screen.findByText(/不太确定/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '您要找的是不是「高龄津贴」，按这个找' }));
  await waitFor(() => expect(urls(`q=${encodeURIComponent('高龄津贴')}`)).toHaveLength(1));
  expect(screen.queryByText('您要找的是不是')).toBeNull();
});

test('where nothing fits it says so, gives the phone, and calls the likenesses what they are', async () => {
  renderPage(<Search />);
  type('买飞机票');
  search();
  expect(await screen.findByText('没有找到合适的「买飞机票」')).toBeTruthy();
  expect(screen.getByRole('button', { name: /打电话/ })).toBeTruthy();
  expect(screen.getByText('也看看是不是这些')).toBeTruthy();
  expect(screen.getByText('航空意外登记')).toBeTruthy();
});

test('in 长辈版 it asks in words alone', async () => {
  useElder.getState().setElder(true);
  renderPage(<Search />);
  type('高龄津帖');
  search();
  expect(await screen.findByRole('button', { name: '是不是「高龄津贴」？，按这里重新找' })).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('looking for 关怀版 offers the larger type', () => {
  renderPage(<Search />);
  type('关怀版');
  fireEvent.click(screen.getByRole('button', { name: '换成长辈版' }));
  expect(useElder.getState().isElder).toBe(true);
});
