import { fireEvent, screen, waitFor } from '@testing-library/react';
import { formatCaseNo } from '@yichuang/contract/cases/case-number';
import { expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { SUMMARY } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import LookupCase, { check } from './lookup';

const NUMBER = formatCaseNo({ regionCode: '420704', date: '2026-11-24', projectType: '2', serial: 1 });
const open = (answer: ReturnType<typeof ok>) => {
  const asked = answerWith((call) => {
    if (call === 'POST /api/public/progress') return answer;
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<LookupCase />);
  return () => asked.filter(({ url }) => url.endsWith('/progress'));
};
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = () => fireEvent.click(screen.getByRole('button', { name: '查进度' }));

test('a number with a wrong digit is told before anything is sent', () => {
  expect(check('123', 'ABC')).toEqual({
    caseNo: '件号应是 19 位数字，现在是 3 位',
    queryCode: '查询码应是 6 位，现在是 3 位',
  });
  expect(check(`${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}`, 'ABC234').caseNo).toContain('有一位不对');
});

test('blanks and small letters do not matter; the answer is a sentence and what happened', async () => {
  const { id: _, createdAt: _at, taskCode: _task, ...told } = SUMMARY;
  const sent = open(ok({ ...told, nameMasked: '王*兰', timeline: [{ at: SUMMARY.createdAt, title: '受理' }] }));
  write('件号', `${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}`);
  write('查询码', 'abc 234');
  press();
  expect(await screen.findByText('王*兰，民政局')).toBeTruthy();
  expect(screen.getByText('受理')).toBeTruthy();
  expect(JSON.parse(sent()[0]?.data ?? '')).toEqual({ caseNo: NUMBER, queryCode: 'ABC234' });
});

test('too many wrong codes: the lock is said in words, and nothing suggests trying on', async () => {
  open(refused('RATE_LIMITED'));
  write('件号', NUMBER);
  write('查询码', 'ABC234');
  press();
  expect((await screen.findByRole('alert')).textContent).toContain('操作太快了');
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
});

test('what is missing is said beside its field', async () => {
  const sent = open(refused('NOT_FOUND'));
  press();
  await waitFor(() => expect(screen.getByText('件号应是 19 位数字，现在是 0 位')).toBeTruthy());
  expect(sent()).toEqual([]);
});
