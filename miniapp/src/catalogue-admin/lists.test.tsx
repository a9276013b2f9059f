import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, SITE } from '../../test/answers';
import { signInAsKeeper } from '../../test/catalogue-admin';
import { renderPage } from '../../test/with-query';
import { dropSession } from '../api/session';
import Lists from './lists';

const ENTRY = { name: '婚姻状况证明', aliases: ['单身证明'], note: '改为承诺', basis: '' };

beforeEach(() => signInAsKeeper());
afterEach(() => dropSession());

test('a list is changed entry by entry, outlives its page, and is saved as a whole', async () => {
  const asked = answerWith((call, { data }) => {
    if (call.startsWith('PUT'))
      return ok({ items: (JSON.parse(data ?? '{}') as { entries: [] }).entries, nextCursor: null });
    if (call.startsWith('GET /api/catalogue-lists/')) return ok({ items: [ENTRY], nextCursor: null, isDraft: true });
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });
  renderPage(<Lists />);
  fireEvent.click(await screen.findByRole('button', { name: '加一条' }));
  const keep = () => fireEvent.click(screen.getByRole('button', { name: '加进清单' }));
  const name = () => screen.getByRole('textbox', { name: '名称' });
  fireEvent.change(name(), { target: { value: ENTRY.name } });
  keep();
  expect(screen.getByText('清单里已经有这个名称，请改那一条')).toBeTruthy();
  fireEvent.change(name(), { target: { value: '居住证明' } });
  keep();
  cleanup();
  renderPage(<Lists />);
  fireEvent.click(await screen.findByRole('button', { name: '保存整份清单（改了 1 条）' }));
  expect(await screen.findByRole('button', { name: '没有改动' })).toBeTruthy();
  const sent = asked.find(({ method }) => method === 'PUT');
  expect(sent?.url).toBe('/api/admin/catalogue/lists/cancelledProofs');
  expect(JSON.parse(sent?.data ?? '{}')).toEqual({
    entries: [ENTRY, { name: '居住证明', aliases: [], note: '', basis: '' }],
  });
  await waitFor(() => expect(screen.getByText('居住证明')).toBeTruthy());
});
