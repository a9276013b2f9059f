import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, SITE, type Asked } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import Lists from './lists';

const entry = (name: string) => ({
  name,
  aliases: ['单身证明', '婚前…检查'],
  note: '户口簿',
  basis: '民函〔2015〕266号',
});

let asked: Asked[];
beforeEach(() => {
  asked = answerWith((call) => {
    if (call.includes('/api/sites')) return list(SITE);
    const kept = (isDraft: boolean, ...items: object[]) => ok({ items, nextCursor: null, isDraft });
    if (call.includes('/notInCentre')) return kept(false);
    if (call.includes('/intermediaries')) return kept(true, entry('环评'));
    return kept(false, ...Array.from({ length: 35 }, (_, at) => entry(`证明 ${at + 1}`)));
  });
});

test('the cancelled proofs come first, thirty at a time, each with what is used instead', async () => {
  renderPage(<Lists />);
  expect(await screen.findByText('一共 35 条')).toBeTruthy();
  expect(screen.getAllByText('现在用：户口簿')).toHaveLength(30);
  expect(screen.getAllByText('也叫：单身证明；婚前、检查')[0]).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /更多|再看/ }));
  expect(await screen.findByText('证明 35')).toBeTruthy();
});

test('another list is one press away, and an empty one says so', async () => {
  renderPage(<Lists />);
  fireEvent.click(screen.getByRole('tab', { name: '不进大厅的事' }));
  expect(await screen.findByText('清单是空的')).toBeTruthy();
  expect(asked.map(({ url }) => url)).toContain('/api/catalogue-lists/notInCentre');
});

test('a list that nobody competent has looked at says so, and claims nothing', async () => {
  renderPage(<Lists />);
  expect(await screen.findByText(/窗口还要的，请他说明依据/)).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: '中介服务' }));
  expect(await screen.findByText('这份清单是拟稿')).toBeTruthy();
  expect(screen.queryByText(/谁也不能要求您请/)).toBeNull();
});
