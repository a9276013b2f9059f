import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { HelpRequest } from '@yichuang/contract/help/contract';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { open, paths } from '../paths';
import { pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { BigButton } from '../ui/BigButton';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Tag } from '../ui/Tag';
import { AskerOnly } from './asker-only';
import { useHelpRequests } from './help-api';
import { KINDS, nextOf, TONES } from './words';

function Row({ one }: { one: HelpRequest }) {
  return (
    <View className="cell" hoverClass="pressed" {...pressable(() => open(paths.helpRequest(one.id)))}>
      <View className="grow stack-tight">
        <View className="row wrap between">
          <View className="body strong">
            {KINDS[one.kind].name}：{one.taskName}
          </View>
          <Tag tone={TONES[one.state]}>{one.stateName}</Tag>
        </View>
        <View className="sub">{nextOf(one)}</View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

function Mine({ isElder }: { isElder: boolean }) {
  const query = useHelpRequests();
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  return (
    <>
      <AsyncView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty title="还没有请过人帮办" detail="不会办、走不动，都可以请帮办员。">
            {!isElder && (
              <View className="action-row">
                <CallButton />
              </View>
            )}
          </Empty>
        }
      >
        {({ items }) =>
          isElder ? (
            items.map((one) => (
              <BigButton
                key={one.id}
                name={nextOf(one)}
                detail={one.taskName}
                onPress={() => open(paths.helpRequest(one.id))}
              />
            ))
          ) : (
            <Card isFlush>
              {items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </Card>
          )
        }
      </AsyncView>
      {isElder ? (
        <BigButton
          icon="people"
          name="请人帮我办"
          detail="陪着办、替我办、到家里来"
          onPress={() => open(paths.askHelp())}
        />
      ) : (
        <Button onPress={() => open(paths.askHelp())}>请人帮办</Button>
      )}
    </>
  );
}

/** 请人帮办: what was asked for, and how far it is. */
export default function HelpList() {
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="帮办代办" bar={isElder && <ElderPhoneBar />}>
      <AskerOnly from={paths.helpRequests()}>
        <Mine isElder={isElder} />
      </AskerOnly>
    </PageShell>
  );
}
