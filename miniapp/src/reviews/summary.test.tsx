import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { useElder } from '../elder/elder';
import { dropSession } from '../api/session';
import Summary from './summary';

const SUMMARY = {
  region: '420704',
  total: 200,
  levels: [
    { level: 5, count: 120 },
    { level: 4, count: 70 },
    { level: 3, count: 5 },
    { level: 2, count: 4 },
    { level: 1, count: 1 },
  ],
  goodRate: 0.975,
  orders: { total: 5, closed: 4, onTimeRate: 0.75, medianDays: 3 },
  topIndicators: [{ code: '514', level: 5, text: '可以使用手机办理', count: 60 }],
  months: [
    { month: '2026-10', total: 0, good: 0 },
    { month: '2026-11', total: 200, good: 195 },
  ],
};
const show = (summary: object) => {
  answerWith((call) => {
    if (call.startsWith('GET /api/public/reviews/summary')) return ok(summary);
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<Summary />);
};

beforeEach(() => useElder.setState({ isElder: false }));
afterEach(() => dropSession());

test('every bar is told in numbers too, to whoever is not signed in', async () => {
  show(SUMMARY);
  expect(await screen.findByText('120 条，占 60%')).toBeTruthy();
  expect(screen.getByText('1 条，占 0.5%')).toBeTruthy();
  expect(screen.getByText('97.5%')).toBeTruthy();
  expect(screen.getByText('200 条，好评 97.5%')).toBeTruthy();
  expect(screen.getByText('没有评价')).toBeTruthy();
  expect(screen.getByText('3 天')).toBeTruthy();
});

test('no review yet is no division by nothing', async () => {
  show({ ...SUMMARY, total: 0, goodRate: null, levels: [], topIndicators: [], months: [] });
  expect(await screen.findByText('还没有评价')).toBeTruthy();
});
