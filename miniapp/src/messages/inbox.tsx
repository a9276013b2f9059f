import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { Message, MessageSubject } from '@yichuang/contract/messages/contract';
import { dateOf, fromInstant, longDate, nearDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import { SignInFirst } from '../appointments/sign-in-first';
import { today } from '../clock';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import './messages.scss';
import { useMessages, useReadMessage } from './messages-api';

/** The page of what a message is about. */
const PAGES = {
  case: paths.case,
  appointment: paths.voucher,
  delegation: paths.delegation,
  helpRequest: paths.helpRequest,
  feedback: paths.feedbackDetail,
} as const satisfies Record<MessageSubject['kind'], (id: string) => string>;

/** 「今天 9:12」, 「11 月 20 日 周五 9:12」 */
function whenText(instant: string): string {
  const ms = fromInstant(instant);
  const date = dateOf(ms);
  return `${date === today() ? nearDate(date, today()) : longDate(date)} ${shortTime(timeOf(ms))}`;
}

function Row({ message, onRead }: { message: Message; onRead: () => void }) {
  const { title, text, at, readAt, subject } = message;
  const isNew = readAt === null;
  const press = () => {
    if (isNew) onRead();
    open(PAGES[subject.kind](subject.id));
  };
  return (
    <View className="cell" hoverClass="pressed" {...pressable(press)}>
      <View className="grow stack-tight">
        <View className="row wrap message-head">
          {isNew && <Tag tone="amber">没看</Tag>}
          <View className={isNew ? 'body strong' : 'body'}>{title}</View>
        </View>
        <View className="sub ink-700">{text}</View>
        <View className="cap">{whenText(at)}</View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

function Mine() {
  const query = useMessages();
  const read = useReadMessage();
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Empty title="还没有消息" detail="您办的事有了变化，会在这里告诉您。" />}
      >
        {({ pages }) => (
          <Card isFlush>
            {pages
              .flatMap(({ items }) => items)
              .map((message) => (
                <Row key={message.id} message={message} onRead={() => read.mutate(message.id)} />
              ))}
          </Card>
        )}
      </AsyncView>
      <MoreButton query={query} />
    </>
  );
}

/** What changed in this person's matters; each opens what it is about. */
export default function Inbox() {
  const { user, isRestoring } = useUser();
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="消息" bar={isElder && <ElderPhoneBar />}>
      {user || isRestoring ? (
        <Mine />
      ) : (
        <SignInFirst title="登录后看消息" detail="您办的事有了变化，会在这里告诉您。" from={paths.messages()} />
      )}
    </PageShell>
  );
}
