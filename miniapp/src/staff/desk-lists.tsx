import { View } from '@tarojs/components';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { pressable, a11y } from '../ui/a11y';
import { Tag } from '../ui/Tag';
import type { Desk } from './api';
import { STATE_TONES, STATES } from './desk-rules';

/** 等候, 今天已办, 平均: three numbers. */
export function Counts({ desk }: { desk: Desk }) {
  const counts = [
    { value: desk.queue.length, name: '等候', unit: '人' },
    { value: desk.servedToday, name: '今天已办', unit: '人' },
    { value: desk.averageMinutes, name: '平均', unit: '分钟' },
  ];
  return (
    <Card className="desk-counts">
      {counts.map(({ value, name, unit }) => (
        <View key={name} className="desk-count">
          <View className="title-l">{value}</View>
          <View className="sub">
            {name}（{unit}）
          </View>
        </View>
      ))}
    </Card>
  );
}

/** Who waits, in the order in which they will be called. */
export function QueueList({ desk }: { desk: Desk }) {
  const { queue } = desk;
  return (
    <Card className="stack">
      <View className="section-head">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          排队 {queue.length} 人
        </View>
      </View>
      {queue.length === 0 ? (
        <View className="sub">现在没有人在等。</View>
      ) : (
        <View className="desk-queue">
          {queue.map((ticket) => (
            <View key={ticket.id} className="desk-waiting">
              <View className="title-s">{ticket.number}</View>
              <View className="cap">{ticket.label}</View>
              <View className="cap ink-700">{ticket.taskNames.join('、') || '没有选事项'}</View>
            </View>
          ))}
        </View>
      )}
    </Card>
  );
}

type WindowsProps = { desk: Desk; shownId: string | undefined; onShow: (id: string) => void };

/** All windows of the hall. Pressing one shows it at the top: to help out at another window. */
export function WindowList({ desk, shownId, onShow }: WindowsProps) {
  return (
    <Card isFlush>
      <View className="title-s desk-windows-head" {...a11y({ role: 'heading' })}>
        {desk.hall.name}的窗口
      </View>
      {desk.items.map((window) => (
        <View
          key={window.id}
          className={`cell ${window.id === shownId ? 'desk-shown' : ''}`}
          hoverClass="pressed"
          {...pressable(() => onShow(window.id), { role: 'radio', checked: window.id === shownId })}
        >
          <View className="desk-window-number">{window.number}</View>
          <View className="grow">
            <View className="body">{window.name}</View>
            <View className="sub">
              <Facts facts={[...(window.isMine ? ['我的窗口'] : []), window.ticket?.number ?? '没有号']} />
            </View>
          </View>
          <Tag tone={STATE_TONES[window.state]}>{STATES[window.state]}</Tag>
        </View>
      ))}
    </Card>
  );
}
