import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, SITE, type Asked } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { useElder } from '../elder/elder';
import Matters from './matters';
import { useMattersFilter } from './matters-filter';

let asked: Asked[];
beforeEach(() => {
  useMattersFilter.setState(useMattersFilter.getInitialState());
  useElder.getState().setElder(false);
  asked = answerWith((call) => {
    if (call.includes('/api/sites')) return list(SITE);
    if (call.includes('/api/items/facets'))
      return ok({
        total: 300,
        themes: [{ name: '社保', count: 120 }],
        departments: [{ name: '医疗保障局', count: 40 }],
        levels: [{ level: '5', count: 9 }],
      });
    return list();
  });
});
const asks = (part: string) =>
  waitFor(() => expect(asked.filter(({ url }) => url.includes(part) && url.startsWith('/api/items?'))).toHaveLength(1));

test('the shelves come from a count of all, not from a page of some', async () => {
  renderPage(<Matters />);
  fireEvent.click(await screen.findByRole('checkbox', { name: '社保 120' }));
  await asks(`theme=${encodeURIComponent('社保')}`);
  expect(asked.some(({ url }) => url.includes('limit=100'))).toBe(false);
});

test('matters are looked through by department and by level too, and another way begins anew', async () => {
  renderPage(<Matters />);
  fireEvent.click(screen.getByRole('tab', { name: '按部门' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: '医疗保障局 40' }));
  await asks(`department=${encodeURIComponent('医疗保障局')}`);
  fireEvent.click(screen.getByRole('tab', { name: '按层级' }));
  expect(useMattersFilter.getState().pick).toBeUndefined();
  fireEvent.click(await screen.findByRole('checkbox', { name: '镇（街道）级 9' }));
  await asks('level=5');
});

test('长辈版 has the kinds as large answers that lead to their matters', async () => {
  useElder.getState().setElder(true);
  renderPage(<Matters />);
  fireEvent.click(await screen.findByRole('button', { name: '社保，120 件事' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/catalogue/search?theme=${encodeURIComponent('社保')}` });
});
