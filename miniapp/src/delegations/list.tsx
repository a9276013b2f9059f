import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { useState } from 'react';
import { today } from '../clock';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { useDelegations, type Side } from './api';
import './delegations.scss';
import { EndedNotice } from './ended-notice';
import { PartyOnly } from './party-only';
import { inOrder, isWaitingForMe, leftText, mattersOf, otherOf, STATES } from './words';

const TABS: Readonly<Record<Side, string>> = { delegate: '我替谁办', principal: '谁替我办' };
const NONE: Readonly<Record<Side, { title: string; detail: string; action: string }>> = {
  delegate: { title: '还没有替别人办', detail: '家里老人、朋友同意后，您就能替他们办。', action: '请人授权给我' },
  principal: { title: '还没有授权给别人', detail: '授权后，家人或帮办员能替您办事，随时能撤。', action: '授权给别人' },
};

function Row({ one }: { one: Delegation }) {
  const isWaiting = isWaitingForMe(one);
  const { name, tone, icon } = STATES[one.state];
  const facts = one.state === 'active' ? [mattersOf(one), leftText(one, today())] : [mattersOf(one)];
  return (
    <View className="cell" hoverClass="pressed" {...pressable(() => open(paths.delegation(one.id)))}>
      <View className="grow stack-tight">
        <View className="row wrap between delegation-head">
          <View className="body strong">{otherOf(one)}</View>
          <Tag tone={isWaiting ? 'amber' : tone} icon={isWaiting ? 'warn' : icon}>
            {isWaiting ? '等您回答' : name}
          </Tag>
        </View>
        <View className="sub">
          <Facts facts={facts} />
        </View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

function Mine({ side }: { side: Side }) {
  const query = useDelegations(side);
  const { title, detail, action } = NONE[side];
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  const begin = () => open(paths.askDelegation(side));
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty title={title} detail={detail} />}
      >
        {({ items }) => (
          <Card isFlush>
            {inOrder(items).map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </Card>
        )}
      </AsyncView>
      <Button kind="pl" onPress={begin}>
        {action}
      </Button>
      {side === 'principal' && (
        <Button kind="g" onPress={() => open(paths.acts())}>
          看谁替我办了什么
        </Button>
      )}
    </>
  );
}

/** 授权: for whom I act, and who acts for me; what waits for my answer first. */
export default function DelegationsList() {
  const isElder = useElder((state) => state.isElder);
  // elders are mostly the ones for whom others act
  const [side, setSide] = useState<Side>(isElder ? 'principal' : 'delegate');
  return (
    <PageShell title="授权" bar={isElder && <ElderPhoneBar />}>
      <EndedNotice />
      <View className="row wrap" {...a11y({ role: 'tablist', label: '看哪一边' })}>
        {(['delegate', 'principal'] as const).map((one) => (
          <Chip key={one} role="tab" isOn={side === one} onPress={() => setSide(one)}>
            {TABS[one]}
          </Chip>
        ))}
      </View>
      <PartyOnly from={paths.delegations()}>
        <Mine key={side} side={side} />
      </PartyOnly>
    </PageShell>
  );
}
