import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { shortTime, timeOf } from '@yichuang/contract/calendar';
import { useOnline } from '../api/use-online';
import { now } from '../clock';
import { a11y } from './a11y';
import { Icon } from './Icon';

/** Under the navigation of every page: what limits everything on it. Cannot be closed. */
export function StatusBar() {
  const isOnline = useOnline();
  const [since, setSince] = useState<string>();
  useEffect(() => setSince(isOnline ? undefined : shortTime(timeOf(now()))), [isOnline]);
  if (isOnline) return null;
  return (
    <View className="strip" {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name="offline" size={20} className="amber" />
      <View className="grow">没有网络。{since && `下面是 ${since} 的内容，`}亮证和提交暂停。</View>
    </View>
  );
}
