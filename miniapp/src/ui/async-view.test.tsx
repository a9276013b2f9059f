import { act, fireEvent, render, screen } from '@testing-library/react';
import { toProblem } from '@yichuang/contract/problem';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { NoAnswerError, RefusedError } from '../api/failure';
import { AsyncView, type Loadable } from './AsyncView';

const loading: Loadable<string[]> = {
  data: undefined,
  error: null,
  isPending: true,
  fetchStatus: 'fetching',
  refetch: vi.fn(),
};
const view = (query: Loadable<string[]>) => (
  <AsyncView query={query} isEmpty={(words) => words.length === 0} empty="还没有">
    {(words) => words.join()}
  </AsyncView>
);

beforeEach(() => {
  answerWith(() => list(SITE));
});
afterEach(() => {
  vi.useRealTimers();
});

test('nothing for 300 ms, then the skeleton, after 8 s the phone', async () => {
  vi.useFakeTimers();
  renderPage(view(loading));
  expect(screen.queryByRole('status')).toBeNull();
  act(() => void vi.advanceTimersByTime(301));
  expect(screen.getByRole('status')).toBeTruthy();
  expect(screen.queryByText('网络慢，再等等')).toBeNull();
  act(() => void vi.advanceTimersByTime(7700));
  expect(screen.getByText('网络慢，再等等')).toBeTruthy();
  expect(screen.getByRole('button', { name: /打电话/ })).toBeTruthy();
});

test('an empty answer shows what to do instead', () => {
  render(view({ ...loading, data: [], isPending: false, fetchStatus: 'idle' }));
  expect(screen.getByText('还没有')).toBeTruthy();
});

test('a refusal says what happened, that nothing is lost, and lets people try again or ring', () => {
  const refetch = vi.fn();
  const error = new RefusedError(toProblem('UNAVAILABLE', 'abc123'));
  renderPage(view({ ...loading, error, isPending: false, fetchStatus: 'idle', refetch }));
  expect(screen.getByText('服务暂时连不上')).toBeTruthy();
  expect(screen.getByText(/没有丢/)).toBeTruthy();
  expect(screen.getByText('错误编号 UNAVAILABLE abc123')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(refetch).toHaveBeenCalledOnce();
});

test('what is not there is not asked for again: there is the way back', () => {
  const error = new RefusedError(toProblem('NOT_FOUND', 'abc123'));
  renderPage(view({ ...loading, error, isPending: false, fetchStatus: 'idle' }));
  expect(screen.getByText('没有找到')).toBeTruthy();
  expect(screen.queryByText(/没有丢/)).toBeNull();
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
  expect(screen.getByRole('button', { name: '返回' })).toBeTruthy();
});

test('what was read once stays when a later reading fails', () => {
  renderPage(view({ ...loading, data: ['旧的'], error: new NoAnswerError(), isPending: false, fetchStatus: 'idle' }));
  expect(screen.getByText('旧的')).toBeTruthy();
});

test('without a network it says so instead of waiting', () => {
  renderPage(view({ ...loading, fetchStatus: 'paused' }));
  expect(screen.getByText('没有网络')).toBeTruthy();
});
