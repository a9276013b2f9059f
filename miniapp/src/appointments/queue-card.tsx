import type { HallQueue, TicketPlace } from '@yichuang/contract/appointments/appointment';
import { shortTime, timeOf } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { useHallQueue } from '../tabs/api';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { minutesText } from './words';

const MOST = 3;

/**
 * The numbers between the window and this one, own number last; empty where the hall's list does not agree with `ahead`
 * (it is a moment older), so that nothing wrong is drawn.
 */
export function lineTo(queue: HallQueue | undefined, { number, ahead }: TicketPlace): string[] {
  const area = number.slice(0, 1);
  const numbers = (queue?.next ?? []).map((one) => one.number).filter((one) => one.startsWith(area));
  return numbers.indexOf(number) === ahead && ahead > 0 ? numbers.slice(Math.max(0, ahead - MOST), ahead + 1) : [];
}

function Dots({ numbers }: { numbers: readonly string[] }) {
  if (numbers.length === 0) return null;
  return (
    <View className="queue-line" {...a11y({ hidden: true })}>
      {numbers.map((number, at) => (
        <View key={number} className={`queue-dot ${at === numbers.length - 1 ? 'queue-me' : ''}`}>
          {number}
          {at === numbers.length - 1 && <View>您</View>}
        </View>
      ))}
    </View>
  );
}

type Props = { queue: TicketPlace; hallId: string; title: string; updatedAt: number; isStale: boolean };

/** Number, people before, minutes; said aloud by a screen reader whenever it changes. */
export function QueueCard({ queue, hallId, title, updatedAt, isStale }: Props) {
  const hall = useHallQueue(hallId);
  const time = shortTime(timeOf(updatedAt));
  return (
    <View className="queue" {...a11y({ role: 'status', live: 'polite' })}>
      <View className="row between">
        <View className="row queue-title">
          <Icon name="ok" size={18} />
          <View>{title}</View>
        </View>
        <View className="queue-faint">{isStale ? `${time} 的` : `${time} 更新`}</View>
      </View>
      <View className="row between queue-main">
        <View className="queue-number">{queue.number}</View>
        <View className="queue-ahead">
          <View className="row queue-people">
            <View>前面还有</View>
            <View className="queue-count">{queue.ahead}</View>
            <View>人</View>
          </View>
          <View>{queue.ahead === 0 ? '马上到您，请到窗口旁等' : `大${minutesText(queue.estimatedMinutes)}`}</View>
        </View>
      </View>
      <Dots numbers={lineTo(hall.data, queue)} />
    </View>
  );
}
