import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import { a11y, pressable } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { QueueLine } from './hall-row';
import type { useNear } from './near';
import { distanceText } from './words';

const MOST = 3;

function BigHall({ hall, onPress }: { hall: HallSummary; onPress: () => void }) {
  return (
    <View className="big-choice" hoverClass="pressed" {...pressable(onPress)}>
      <View className="grow stack-tight">
        <View className="title-m">{hall.name}</View>
        {hall.distance !== undefined && <View className="body">离您 {distanceText(hall.distance)}</View>}
        <QueueLine hallId={hall.id} />
      </View>
      <Icon name="forward" />
    </View>
  );
}

type Props = {
  halls: readonly HallSummary[];
  near: ReturnType<typeof useNear>['near'];
  onLocate: () => void;
  onChoose: (hall: HallSummary) => void;
};

/** Three halls, large; the nearest ones once the person says where they are. */
export function ElderHalls({ halls, near, onLocate, onChoose }: Props) {
  return (
    <>
      <View className="title-l" {...a11y({ role: 'heading' })}>
        去哪个大厅？
      </View>
      {near.state === 'denied' && <View className="sub">没找到您的位置。</View>}
      {halls.slice(0, MOST).map((hall) => (
        <BigHall key={hall.id} hall={hall} onPress={() => onChoose(hall)} />
      ))}
      {(near.state === 'unasked' || near.state === 'asking') && (
        <View className="action-row">
          <Button kind="g" icon="pin" busy={near.state === 'asking' && '正在找…'} onPress={onLocate}>
            找离我近的
          </Button>
        </View>
      )}
    </>
  );
}
