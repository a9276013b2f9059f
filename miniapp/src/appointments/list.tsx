import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { longDate, shortTime } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { today } from '../clock';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { sorted } from '../sorted';
import { a11y, pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { useMyAppointments } from './api';
import './appointments.scss';
import { SignInFirst } from './sign-in-first';
import { dayText, spokenTime, whatFor } from './words';

const STATES = {
  booked: { text: '已预约', tone: 'blue' },
  checkedIn: { text: '在排队', tone: 'green' },
  served: { text: '已办完', tone: 'neutral' },
  cancelled: { text: '已取消', tone: 'neutral' },
  noShow: { text: '没有签到', tone: 'red' },
} as const;

const when = ({ date, start }: Appointment) => `${date} ${start}`;

/** What is to come, soonest first; then what is past, latest first. */
export function inOrder(items: readonly Appointment[], day: string): { coming: Appointment[]; past: Appointment[] } {
  const isComing = ({ state, date }: Appointment) => (state === 'booked' || state === 'checkedIn') && date >= day;
  return {
    coming: sorted(items.filter(isComing), (a, b) => when(a).localeCompare(when(b))),
    past: sorted(
      items.filter((one) => !isComing(one)),
      (a, b) => when(b).localeCompare(when(a)),
    ),
  };
}

function Row({ appointment, isElder }: { appointment: Appointment; isElder: boolean }) {
  const { id, date, start, hall, state } = appointment;
  const { text, tone } = STATES[state];
  const time = isElder ? `${dayText(date)} ${spokenTime(start)}` : `${longDate(date)} ${shortTime(start)}`;
  return (
    <View className="cell" hoverClass="pressed" {...pressable(() => open(paths.voucher(id)))}>
      <View className="grow stack-tight">
        <View className="body strong">{time}</View>
        <View className="sub ink-700">{whatFor(appointment)}</View>
        <View className="sub">{hall.name}</View>
      </View>
      <Tag tone={tone}>{text}</Tag>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

function Group({ name, items, isElder }: { name: string; items: readonly Appointment[]; isElder: boolean }) {
  if (items.length === 0) return null;
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {name}
      </View>
      <Card isFlush>
        {items.map((appointment) => (
          <Row key={appointment.id} appointment={appointment} isElder={isElder} />
        ))}
      </Card>
    </View>
  );
}

function NoAppointments() {
  return (
    <Empty title="还没有预约" detail="先约个时间，到了大厅不用再取号。">
      <View className="action-row">
        <Button onPress={() => open(paths.matters())}>去预约</Button>
      </View>
    </Empty>
  );
}

function Mine({ isElder }: { isElder: boolean }) {
  const query = useMyAppointments();
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<NoAppointments />}
      >
        {({ pages }) => {
          const { coming, past } = inOrder(
            pages.flatMap(({ items }) => items),
            today(),
          );
          return (
            <>
              <Group name="要去办的" items={coming} isElder={isElder} />
              <Group name="以前的" items={past} isElder={isElder} />
            </>
          );
        }}
      </AsyncView>
      <MoreButton query={query} />
    </>
  );
}

export default function MyAppointments() {
  const { user, isRestoring } = useUser();
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="我的预约" bar={isElder && <ElderPhoneBar />}>
      {user || isRestoring ? (
        <Mine isElder={isElder} />
      ) : (
        <SignInFirst title="登录后看预约" detail="约过的时间和码都在这里。" from={paths.appointments()} />
      )}
    </PageShell>
  );
}
