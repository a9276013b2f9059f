import Taro from '@tarojs/taro';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, SITE } from '../../test/answers';
import { signInAsKeeper } from '../../test/catalogue-admin';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import Home from './home';
import Quality from './quality';

const REPORT = {
  checkedAt: '2026-11-24T09:30:00.000+08:00',
  pending: 0,
  items: 133,
  findings: 40,
  score: 88.4,
  perfect: 100,
  byRule: [{ ruleId: 'fee.without-basis', name: '收费没有依据', kind: 'missing', items: 22 }],
  byDepartment: [{ deptName: '民政局', items: 12, findings: 9, score: 72 }],
  byLevel: [],
};
const ITEM = {
  taskCode: 't1',
  taskName: '高龄津贴申领',
  deptName: '民政局',
  useLevel: '4',
  regionName: '临空经济区',
  score: 95,
  findings: [
    {
      ruleId: 'fee.without-basis',
      kind: 'missing',
      element: 'fees',
      label: '收费依据',
      message: '要收费，没有写依据。',
      advice: '写上文件名称和文号。',
    },
    {
      ruleId: 'link.missing',
      kind: 'missing',
      element: 'linkWay',
      label: '咨询方式',
      message: '咨询方式是空的。',
      advice: '写能打通的电话。',
    },
  ],
};

const serve = () =>
  answerWith((call) => {
    if (call.includes('/quality/items')) return list(ITEM);
    if (call.startsWith('GET /api/admin/catalogue/quality?') || call.endsWith('/quality')) return ok(REPORT);
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });

afterEach(() => dropSession());
beforeEach(() => signInAsKeeper());

test('a rule leads to the items that break it, each finding with its advice and the guide', async () => {
  const asked = serve();
  renderPage(<Quality />);
  expect(await screen.findByText('88.4')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^收费没有依据/ }));
  await waitFor(() => expect(asked.some(({ url }) => url.includes('rule=fee.without-basis'))).toBe(true));
  await waitFor(() => expect(screen.queryByText('写能打通的电话。')).toBeNull());
  expect(screen.getByText('写上文件名称和文号。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '看群众看到的指南，高龄津贴申领' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/catalogue/guide?taskCode=t1' });
  fireEvent.click(screen.getByRole('button', { name: '改动记录，高龄津贴申领' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/catalogue-admin/history?taskCode=t1' });
});

test('the record of changes is not offered to a supervisor, who may not read it', async () => {
  dropSession();
  signInAsKeeper('supervisor');
  serve();
  renderPage(<Quality />);
  expect(await screen.findByText('写上文件名称和文号。')).toBeTruthy();
  expect(screen.queryByText('改动记录')).toBeNull();
});

test.each(['catalogue-admin', 'supervisor'] as const)('the desk shows a %s what is theirs', async (role) => {
  signInAsKeeper(role);
  const asked = serve();
  renderPage(<Home />);
  expect(await screen.findByText('88.4 分')).toBeTruthy();
  const isKeeper = role === 'catalogue-admin';
  expect(screen.queryByText('导入事项') !== null).toBe(isKeeper);
  expect(screen.queryByText('老百姓的说法') !== null).toBe(isKeeper);
  expect(asked.some(({ url }) => url.includes('/synonyms'))).toBe(isKeeper);
});
