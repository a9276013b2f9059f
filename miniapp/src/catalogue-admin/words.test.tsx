import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, SITE } from '../../test/answers';
import { signInAsKeeper } from '../../test/catalogue-admin';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import Words from './words';

const OWN = { said: '孩子上户口', meant: ['出生登记'], isOwn: true };

function serve() {
  const asked = answerWith((call, { data }) => {
    if (call.startsWith('PUT')) return ok({ ...OWN, said: '娃上户口', ...(JSON.parse(data ?? '{}') as object) });
    if (call.startsWith('DELETE')) return { statusCode: 204, data: '' };
    if (call.startsWith('GET /api/admin/catalogue/synonyms')) return list(OWN);
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });
  renderPage(<Words />);
  return () =>
    asked
      .filter(({ method }) => method !== 'GET')
      .map(({ method, url, data }) => `${method} ${decodeURIComponent(url)} ${data ?? ''}`.trim());
}
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });

beforeEach(() => signInAsKeeper());
afterEach(() => dropSession());

test('a word is added with what it stands for, one a line, and is tried at once', async () => {
  const sent = serve();
  fireEvent.click(await screen.findByRole('button', { name: '加一个说法' }));
  const save = () => fireEvent.click(screen.getByRole('button', { name: '保存说法' }));
  save();
  expect(screen.getByText('请写群众的说法')).toBeTruthy();
  expect(screen.getByText('请写事项里的正式用语，至少一个')).toBeTruthy();
  write('群众怎么说', '娃上户口 ');
  write('说的是哪件事', '出生登记\n\n 户口登记 ');
  save();
  await waitFor(() =>
    expect(sent()).toEqual(['PUT /api/admin/catalogue/synonyms/娃上户口 {"meant":["出生登记","户口登记"]}']),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '像群众那样问' }).value).toBe('娃上户口');
});

test("the county's own word is deleted, and the drawer says what remains", async () => {
  const sent = serve();
  fireEvent.click(await screen.findByRole('button', { name: /^孩子上户口/ }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '删掉这个说法' }));
  await waitFor(() => expect(sent()).toEqual(['DELETE /api/admin/catalogue/synonyms/孩子上户口']));
});
