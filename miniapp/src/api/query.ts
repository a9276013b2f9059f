import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { isWeapp } from '../platform';
import { NoAnswerError, RefusedError } from './failure';

const mayHelp = (error: unknown) =>
  error instanceof NoAnswerError || (error instanceof RefusedError && error.problem.status >= 502);

/** Reads are tried once more when that may help; writes never by themselves: their form repeats them with its key. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 1 && mayHelp(error),
      retryDelay: 800,
    },
    // without a network a write says so at once instead of waiting with its button busy
    mutations: { networkMode: 'always' },
  },
});

/** WeChat has no window focus and no online event: wire the ones that it has. */
export function wireQueryClient(): void {
  if (!isWeapp) return;
  focusManager.setEventListener((setFocused) => {
    const shown = () => setFocused(true);
    const hidden = () => setFocused(false);
    Taro.onAppShow(shown);
    Taro.onAppHide(hidden);
    return () => {
      Taro.offAppShow(shown);
      Taro.offAppHide(hidden);
    };
  });
  onlineManager.setEventListener((setOnline) => {
    const changed = (status: { isConnected: boolean }) => setOnline(status.isConnected);
    Taro.onNetworkStatusChange(changed);
    return () => Taro.offNetworkStatusChange(changed);
  });
}
