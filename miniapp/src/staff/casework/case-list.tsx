import { View } from '@tarojs/components';
import type { CaseState } from '@yichuang/contract/cases/case';
import type { StaffCaseSummary } from '@yichuang/contract/cases/staff-contract';
import { a11y, pressable } from '../../ui/a11y';
import { AsyncView } from '../../ui/AsyncView';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { Facts } from '../../ui/Facts';
import { Icon } from '../../ui/Icon';
import { Empty } from '../../ui/Notices';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import type { useStaffCases } from './api';
import { caseTail, flagWords, lampOf, staffStateName } from './case-words';
import { QUEUE_WORDS, QUEUES, type Queue } from './queues';

type TabsProps = { queue: Queue; counts: Record<Queue, number> | undefined; onChoose: (queue: Queue) => void };

/** 收件, 审查, 送达, with how many are in each. */
export function QueueTabs({ queue, counts, onChoose }: TabsProps) {
  return (
    <View className="cases-tabs" {...a11y({ role: 'tablist', label: '队列' })}>
      {QUEUES.map((one) => (
        <View
          key={one}
          className={`cases-tab ${one === queue ? 'cases-tab-on' : ''}`}
          hoverClass="pressed"
          {...pressable(() => onChoose(one), { role: 'tab', selected: one === queue })}
        >
          {counts ? `${QUEUE_WORDS[one].name} ${counts[one]}` : QUEUE_WORDS[one].name}
        </View>
      ))}
    </View>
  );
}

type FilterProps = { queue: Queue; state: CaseState | undefined; onChoose: (state: CaseState | undefined) => void };

/** Only what is in one state of the queue. */
export function StateFilter({ queue, state, onChoose }: FilterProps) {
  return (
    <View className="chips cases-filter" {...a11y({ role: 'radiogroup', label: '只看' })}>
      <Chip isOn={state === undefined} onPress={() => onChoose(undefined)}>
        全部
      </Chip>
      {QUEUE_WORDS[queue].states.map((one) => (
        <Chip key={one} isOn={one === state} onPress={() => onChoose(one)}>
          {staffStateName(one)}
        </Chip>
      ))}
    </View>
  );
}

type RowProps = { one: StaffCaseSummary; isShown: boolean; onPress: () => void };

function Row({ one, isShown, onPress }: RowProps) {
  const lamp = lampOf(one);
  const flags = flagWords(one);
  return (
    <View className={`cell ${isShown ? 'desk-shown' : ''}`} hoverClass="pressed" {...pressable(onPress)}>
      {isShown && <View className="sr-only">正在看</View>}
      <Icon name={lamp.icon} className={lamp.tone === 'neutral' ? 'ink-500' : lamp.tone} />
      <View className="grow">
        <View className="body">{one.taskName}</View>
        <View className="sub">
          <Facts facts={[`尾号 ${caseTail(one.caseNo)}`, one.nameMasked]} />
        </View>
        <View className="sub ink-700">{staffStateName(one.state)}</View>
        {flags.length > 0 && (
          <View className="tags cases-flags">
            {flags.map((flag) => (
              <Tag key={flag} tone="blue">
                {flag}
              </Tag>
            ))}
          </View>
        )}
      </View>
      <Tag tone={lamp.tone}>{lamp.text}</Tag>
    </View>
  );
}

type Props = {
  queue: Queue;
  state: CaseState | undefined;
  cases: ReturnType<typeof useStaffCases>;
  shownId: string | undefined;
  onShowAll: () => void;
  onPress: (id: string) => void;
};

/** The soonest due first. */
export function CaseList({ queue, state, cases, shownId, onShowAll, onPress }: Props) {
  const filtered = state !== undefined;
  const empty = (
    <Empty
      title={filtered ? `没有「${staffStateName(state)}」的` : '都办完了'}
      detail={filtered ? '换一个状态，或者看全部。' : QUEUE_WORDS[queue].empty}
    >
      <View className="action-row">
        <Button kind="g" onPress={filtered ? onShowAll : () => void cases.refetch()}>
          {filtered ? '看全部' : '再看一次'}
        </Button>
      </View>
    </Empty>
  );
  return (
    <AsyncView
      query={cases}
      skeleton={<Skeleton rows={5} />}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={empty}
    >
      {({ pages }) => (
        <>
          <Card isFlush>
            {pages
              .flatMap(({ items }) => items)
              .map((one) => (
                <Row key={one.id} one={one} isShown={one.id === shownId} onPress={() => onPress(one.id)} />
              ))}
          </Card>
          {cases.hasNextPage && (
            <View className="action-row">
              <Button kind="g" busy={cases.isFetchingNextPage && '正在找…'} onPress={() => void cases.fetchNextPage()}>
                再看 20 件
              </Button>
            </View>
          )}
        </>
      )}
    </AsyncView>
  );
}
