import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { signInAsKeeper } from '../../test/catalogue-admin';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import SameSource from './same-source';
import { lastComparison } from './same-source-run';

const DIFFERENCE = {
  taskCode: 't1',
  taskName: '高龄津贴申领',
  source: 'cached',
  element: 'promiseDay',
  label: '承诺办结时限',
  canonical: '15 个工作日',
  shown: '25 个工作日',
};
const checked = { items: 50, fresh: 50, cached: 10 };

function serve(second: () => ReturnType<typeof ok>) {
  answerWith((call) => {
    if (call.includes('cursor=next')) return second();
    if (call.includes('/same-source')) return ok({ items: [], nextCursor: 'next', checked });
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });
  renderPage(<SameSource />);
}
const begin = async () => fireEvent.click(await screen.findByRole('button', { name: /现在比对|再比一次/ }));

beforeEach(() => signInAsKeeper());
afterEach(() => dropSession());

test('every page is compared before 全部一致 is said, with how many', async () => {
  serve(() => ok({ items: [], nextCursor: null, checked }));
  await begin();
  expect(await screen.findByText('全部一致')).toBeTruthy();
  expect(screen.getByText(/比了 100 项事项/)).toBeTruthy();
  expect(lastComparison()).toMatchObject({ items: 100, cached: 20, differences: 0 });
});

test('a difference is shown beside what the record says', async () => {
  serve(() => ok({ items: [DIFFERENCE], nextCursor: null, checked }));
  await begin();
  expect(await screen.findByText('1 处不一致')).toBeTruthy();
  expect(screen.getByText('15 个工作日')).toBeTruthy();
  expect(screen.getByText('25 个工作日')).toBeTruthy();
});

test('a comparison that broke off says nothing about being the same', async () => {
  serve(() => refused('UNAVAILABLE'));
  await begin();
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByText('全部一致')).toBeNull();
  expect(lastComparison()).toBeUndefined();
});
