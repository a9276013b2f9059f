import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { dateOf, fromInstant, longDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import type { HelpRequest } from '@yichuang/contract/help/contract';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { QuestionSheet } from '../appointments/question-sheet';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { ReadAloud } from '../elder/ReadAloud';
import { paths, replace } from '../paths';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Tag } from '../ui/Tag';
import { AskerOnly } from './asker-only';
import { useCancelHelp, useHelpRequest } from './help-api';
import { KINDS, nextOf, TONES } from './words';

/** 「11 月 25 日 周三 9:30」 */
function whenText(instant: string): string {
  const ms = fromInstant(instant);
  return `${longDate(dateOf(ms))} ${shortTime(timeOf(ms))}`;
}

function Head({ shown }: { shown: HelpRequest }) {
  const isElder = useElder((state) => state.isElder);
  const { kind, taskName, state, stateName, scheduledAt, helperMasked } = shown;
  const comes = scheduledAt === null ? '' : `${helperMasked ?? '帮办员'} ${whenText(scheduledAt)}来`;
  return (
    <Card className="stack">
      <View className="row wrap between">
        <View className="title-m" {...a11y({ role: 'heading' })}>
          {nextOf(shown)}
        </View>
        <Tag tone={TONES[state]}>{stateName}</Tag>
      </View>
      <View className="body">
        {KINDS[kind].name}：{taskName}
      </View>
      {comes !== '' && <View className="body strong">{comes}</View>}
      {isElder && <ReadAloud text={() => `${taskName}。${nextOf(shown)}。${comes}`} />}
    </Card>
  );
}

function Facts({ shown: { place, when, helperMasked, record, followUp } }: { shown: HelpRequest }) {
  return (
    <Card isFlush>
      <Cell icon="person" tone="neutral" title={helperMasked ?? '还没有人接'} detail="帮办员" />
      {place !== '' && <Cell icon="pin" tone="neutral" title={place} detail="在哪里" />}
      {when !== '' && <Cell icon="clock" tone="neutral" title={when} detail="您说的时间" />}
      {record !== '' && <Cell icon="file" tone="neutral" title={record} detail="办了什么" />}
      {followUp && (
        <Cell
          icon="phone"
          tone="neutral"
          title={followUp.isSatisfied ? '您说满意' : '您说还不满意'}
          detail={followUp.note === '' ? '回访' : `回访：${followUp.note}`}
        />
      )}
    </Card>
  );
}

function Course({ shown: { history } }: { shown: HelpRequest }) {
  return (
    <>
      <View className="title-s" {...a11y({ role: 'heading' })}>
        经过
      </View>
      <Card isFlush>
        {history.map(({ at, title, note }) => (
          <View key={`${at} ${title}`} className="cell">
            <View className="grow">
              <View className="body">{title}</View>
              {note !== '' && <View className="sub ink-700">{note}</View>}
              <View className="cap">{whenText(at)}</View>
            </View>
          </View>
        ))}
      </Card>
    </>
  );
}

function Cancel({ id }: { id: string }) {
  const [isAsking, setAsking] = useState(false);
  const cancel = useCancelHelp();
  const keys = useIntentionKeys();
  const yes = () => cancel.mutate({ id, key: keys.keyFor(`cancel ${id}`) }, { onSuccess: () => setAsking(false) });
  return (
    <>
      <Button kind="d" onPress={() => setAsking(true)}>
        不用来了
      </Button>
      <QuestionSheet
        isOpen={isAsking}
        title="不用帮办员来了？"
        detail="我们告诉帮办员不用来。以后要，再请一次就行。"
        no="还是要来"
        yes="不用来了"
        busy={cancel.isPending && '正在告诉他…'}
        error={cancel.error}
        onYes={yes}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

/** Opened without saying which. */
const NotNamed = () => (
  <Empty title="没说是哪次帮办" detail="在「帮办代办」里选一次，再点进来。">
    <View className="action-row">
      <Button onPress={() => replace(paths.helpRequests())}>看我请过的帮办</Button>
    </View>
  </Empty>
);

/** 一次帮办: who comes, when, what was done. */
export default function HelpDetail() {
  const { id = '' } = useRouter().params;
  const query = useHelpRequest(id);
  const isElder = useElder((state) => state.isElder);
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  return (
    <PageShell title="帮办代办" bar={isElder && <ElderPhoneBar />}>
      <AskerOnly from={paths.helpRequest(id)}>
        {id === '' ? (
          <NotNamed />
        ) : (
          <AsyncView query={query}>
            {(shown) => (
              <>
                <Head shown={shown} />
                <Facts shown={shown} />
                <Course shown={shown} />
                {shown.mayCancel && <Cancel id={shown.id} />}
              </>
            )}
          </AsyncView>
        )}
      </AskerOnly>
    </PageShell>
  );
}
