import { useDidShow } from '@tarojs/taro';
import { useIsActing } from '../identity/use-is-acting';
import { open, paths } from '../paths';
import { Cell } from '../ui/Cell';
import { Tag } from '../ui/Tag';
import { useUnread } from './messages-api';

/** The way to the messages, with how many are new. Where that cannot be asked the way is still there. */
export function MessagesCell() {
  const isActing = useIsActing();
  const unread = useUnread();
  useDidShow(() => {
    if (unread.data !== undefined) void unread.refetch();
  });
  // those are the person's own
  if (isActing) return null;
  const count = unread.data ?? 0;
  return (
    <Cell
      icon="bell"
      title="消息"
      {...(count > 0 && { aside: <Tag tone="amber">{count} 条没看</Tag> })}
      onPress={() => open(paths.messages())}
    />
  );
}
