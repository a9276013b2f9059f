import '@yichuang/contract/zod-setup';
import { QueryClientProvider } from '@tanstack/react-query';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { wireActing } from './api/acting';
import { queryClient, wireQueryClient } from './api/query';
import { restoreSession } from './api/sign-in';
import { wireWechatPrivacy } from './identity/wechat-privacy';
import './app.scss';

wireQueryClient();
wireActing();
wireWechatPrivacy();

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void restoreSession();
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
