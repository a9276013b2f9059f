import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { Feedback } from '@yichuang/contract/feedback/contract';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { open, paths } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { useUser } from '../identity/use-user';
import { AuthorOnly } from './author-only';
import { refuseAuthor, useMyFeedback } from './feedback-api';
import './feedback.scss';
import { feedbackDue, feedbackTitle, KINDS, toneOf } from './feedback-words';

const write = () => open(paths.writeFeedback());

function Row({ feedback }: { feedback: Feedback }) {
  const due = feedbackDue(feedback);
  return (
    <View
      className="cell feedback-row"
      hoverClass="pressed"
      {...pressable(() => open(paths.feedbackDetail(feedback.id)))}
    >
      <View className="grow stack-tight">
        <View className="body strong words">{feedback.title}</View>
        <View className="tags">
          <Tag>{KINDS[feedback.kind].name}</Tag>
          <Tag tone={toneOf(feedback)}>{feedbackTitle(feedback)}</Tag>
        </View>
        {due !== undefined && <View className="sub">{due}</View>}
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

function Mine() {
  const query = useMyFeedback();
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
        empty={<Empty title="还没有写过" detail="有话就写下来，每一件都有书面答复。" />}
      >
        {({ pages }) => (
          <Card isFlush>
            {pages
              .flatMap(({ items }) => items)
              .map((feedback) => (
                <Row key={feedback.id} feedback={feedback} />
              ))}
          </Card>
        )}
      </AsyncView>
      <MoreButton query={query} />
    </>
  );
}

/** 我的咨询投诉, and the way to write another. */
export default function FeedbackList() {
  const isElder = useElder((state) => state.isElder);
  const { user } = useUser();
  const mayWrite = user !== undefined && refuseAuthor(user) === undefined;
  const bar = isElder ? (
    <ElderPhoneBar />
  ) : (
    mayWrite && (
      <ActionBar>
        <Button icon="pencil" onPress={write}>
          写给我们
        </Button>
      </ActionBar>
    )
  );
  return (
    <PageShell title="咨询投诉" bar={bar}>
      <AuthorOnly from={paths.feedback()}>
        {isElder && (
          <Button size="big" onPress={write}>
            写给我们
          </Button>
        )}
        <Mine />
      </AuthorOnly>
    </PageShell>
  );
}
