import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import { expect, test } from 'vitest';
import { changeCase } from './case-api';

test.each([
  ['for the first time', undefined],
  ['once more', 'before'],
])('a case that is read %s while it changes is read anew, and the older answer is not shown', async (_, shown) => {
  const client = new QueryClient();
  const queryKey = ['cases', 'one', 'c1', 'u1'];
  if (shown) client.setQueryData(queryKey, shown);
  const reads: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => new Promise<string>((resolve) => void reads.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  await changeCase(client, 'c1', (old) => old);
  expect(reads).toHaveLength(2);
  await act(async () => reads[0]?.('older'));
  expect(observer.getCurrentResult().data).toBe(shown);
  await act(async () => reads[1]?.('newer'));
  expect(observer.getCurrentResult().data).toBe('newer');
  stop();
});
