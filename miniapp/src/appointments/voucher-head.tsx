import type { Appointment, Pass } from '@yichuang/contract/appointments/appointment';
import { View } from '@tarojs/components';
import { now } from '../clock';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icon-name';
import { Tag } from '../ui/Tag';
import { QueueCard } from './queue-card';
import { QueueLine } from './hall-row';
import { stageWords, type Stage } from './voucher-stage';

const LOOKS: Record<Exclude<Stage, 'waiting'>, { icon: IconName; tone: string }> = {
  booked: { icon: 'calendar', tone: 'blue' },
  canCheckIn: { icon: 'ok', tone: 'green' },
  called: { icon: 'ok', tone: 'green' },
  serving: { icon: 'person', tone: 'green' },
  missed: { icon: 'warn', tone: 'amber' },
  left: { icon: 'info', tone: 'neutral' },
  served: { icon: 'ok', tone: 'green' },
  cancelled: { icon: 'stop', tone: 'neutral' },
  noShow: { icon: 'stop', tone: 'red' },
};

type Props = {
  appointment: Appointment;
  stage: Stage;
  pass: Pass | undefined;
  updatedAt: number;
  isStale: boolean;
};

/** Where it stands, in one look. */
export function VoucherHead({ appointment, stage, pass, updatedAt, isStale }: Props) {
  const { title, detail } = stageWords(stage, appointment, pass?.queue, now());
  if (stage === 'waiting' && pass?.queue)
    return (
      <QueueCard
        queue={pass.queue}
        hallId={appointment.hall.id}
        title={title}
        updatedAt={updatedAt}
        isStale={isStale}
      />
    );
  const { icon, tone } = LOOKS[stage === 'waiting' ? 'canCheckIn' : stage];
  return (
    <View className={`box box-${tone} row row-top`} {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={icon} size={28} className={tone === 'neutral' ? 'ink-700' : tone} />
      <View className="grow stack-tight">
        <View className="title-m">{title}</View>
        <View className="sub ink-700">{detail}</View>
        {(stage === 'booked' || stage === 'canCheckIn') && <QueueLine hallId={appointment.hall.id} />}
        {stage !== 'waiting' && pass?.queue && (
          <View className="tags">
            <Tag>{pass.queue.number}</Tag>
          </View>
        )}
      </View>
    </View>
  );
}
