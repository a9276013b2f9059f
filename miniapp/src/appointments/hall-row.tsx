import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import { View } from '@tarojs/components';
import { useHall } from '../catalogue/api';
import { useHallQueue } from '../tabs/api';
import { pressable } from '../ui/a11y';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { distanceText, hoursText, levelText, minutesText } from './words';

/** Who waits and for how long; a broken queue never stands in the way of booking. */
export function QueueLine({ hallId }: { hallId: string }) {
  const { data, isError } = useHallQueue(hallId);
  if (isError) return <View className="sub">排队人数暂时查不到，预约不受影响</View>;
  if (!data) return <View className="sub">正在查排队人数…</View>;
  if (data.waiting === 0) return <View className="sub green">现在不用等</View>;
  return (
    <View className="sub">
      <Facts facts={[`${data.waiting} 人在等`, minutesText(data.estimatedMinutes)]} />
    </View>
  );
}

export function OpenTag({ hallId }: { hallId: string }) {
  const { data } = useHall(hallId);
  if (!data) return null;
  return <Tag tone={data.open.isOpen ? 'green' : 'neutral'}>{data.open.isOpen ? '正在办公' : '没在办公'}</Tag>;
}

type Props = { hall: HallSummary; onPress: () => void };

/** A hall in the list: where, how far, when, open or not, how many wait. */
export function HallRow({ hall, onPress }: Props) {
  const { level, distance, address } = hall;
  const place = [levelText(level), ...(distance === undefined ? [] : [`离您 ${distanceText(distance)}`]), address];
  return (
    <View className="cell" hoverClass="pressed" {...pressable(onPress)}>
      <View className="grow stack-tight">
        <View className="row wrap hall-name">
          <View className="body strong">{hall.name}</View>
          <OpenTag hallId={hall.id} />
        </View>
        <View className="sub">
          <Facts facts={place} />
        </View>
        <View className="sub">{hoursText(hall.hours)}</View>
        <QueueLine hallId={hall.id} />
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}
