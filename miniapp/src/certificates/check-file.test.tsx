import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import CheckFile, { asCode } from './check-file';

const show = (reply: object) => {
  const asked = answerWith((call) => {
    if (call === 'POST /api/public/file-checks') return ok(reply);
    return call.startsWith('GET /api/sites') ? list(SITE) : refused('NOT_FOUND');
  });
  renderPage(<CheckFile />);
  return () => asked.filter(({ method }) => method === 'POST').map(({ data }) => JSON.parse(data ?? '') as object);
};
const write = (value: string) => fireEvent.change(screen.getByLabelText('校验码'), { target: { value } });
const press = () => fireEvent.click(screen.getByRole('button', { name: '查真伪' }));

test('dashes come by themselves, and so do capitals', () => {
  expect(asCode('ab1')).toBe('AB1');
  expect(asCode('ab12c')).toBe('AB12-C');
  expect(asCode('AB12-CD34-EF56-99')).toBe('AB12-CD34-EF56');
});

test('a genuine file: what it is, what for, until when, and what to compare', async () => {
  const sent = show({ isGenuine: true, name: '居民身份证', purpose: '租房', expiresOn: '2026-12-31' });
  write('ab12cd34ef56');
  press();
  expect(await screen.findByText('是真的，我们发过这份文件')).toBeTruthy();
  expect(screen.getByText('仅用于：租房')).toBeTruthy();
  expect(sent()).toEqual([{ code: 'AB12-CD34-EF56' }]);
});

test('an unknown code says not to rely on it; half a code is not sent', async () => {
  const sent = show({ isGenuine: false });
  write('ab12');
  press();
  expect(await screen.findByText('校验码应是 12 位，现在是 4 位')).toBeTruthy();
  expect(sent()).toEqual([]);
  write('ab12cd34ef56');
  press();
  expect(await screen.findByText('查不到这份文件')).toBeTruthy();
});
