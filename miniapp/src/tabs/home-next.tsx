import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { shortTime, weekdayName } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { isStaff } from '../api/session';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { pressable } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Icon } from '../ui/Icon';
import { Skeleton } from '../ui/Skeleton';
import { mayBook, useAskedFor, useNextAppointment } from './api';
import { deskWords } from './desk-words';

export const span = ({ start, end }: Appointment) => `${shortTime(start)}–${shortTime(end)}`;
export const whatFor = ({ items }: Appointment) => items.map(({ taskName }) => taskName).join('、');

function AppointmentCell({ appointment }: { appointment: Appointment }) {
  const { id, date, hall } = appointment;
  return (
    <View className="cell">
      <View className="home-day">
        <View className="home-day-number">{Number(date.slice(8))}</View>
        <View className="cap">{weekdayName(date)}</View>
      </View>
      <View className="grow">
        <View className="body strong">
          {whatFor(appointment)} <View className="whole">{span(appointment)}</View>
        </View>
        <View className="sub">{hall.name}</View>
      </View>
      <Button kind="s" size="small" onPress={() => open(paths.voucher(id))}>
        看凭证
      </Button>
    </View>
  );
}

/** Red and on top: without it the matter goes no further. */
function AskedFor() {
  const { data: asked } = useAskedFor();
  if (!asked) return null;
  const { id, taskName, toSupplement } = asked;
  return (
    <View className="box box-red row" hoverClass="pressed" {...pressable(() => open(paths.case(id)))}>
      <Icon name="warn" className="red" />
      <View className="grow">
        <View className="body strong">
          还差 {toSupplement.count} 份材料，{toSupplement.dueDate.slice(5)} 前补
        </View>
        <View className="sub ink-700">{taskName}</View>
      </View>
      <Icon name="forward" size={20} />
    </View>
  );
}

/** What is next for this person. Nothing to do: no card at all. */
export function NextThing() {
  const { user, isRestoring } = useUser();
  const query = useNextAppointment();
  if (isRestoring) return null;
  if (!user)
    return (
      <Card isFlush>
        <Cell
          icon="person"
          title="登录后看预约和进度"
          detail="看指南、查排队不用登录"
          onPress={() => open(paths.signIn())}
        />
      </Card>
    );
  if (isStaff(user))
    return (
      <Card isFlush>
        <Cell
          icon="call"
          tone="neutral"
          title="工作台"
          detail={deskWords(user)}
          onPress={() => open(paths.workbench())}
        />
      </Card>
    );
  if (!mayBook(user)) return null;
  return (
    <>
      <AskedFor />
      <AsyncView query={query} skeleton={<Skeleton rows={1} />} isEmpty={(next) => next === null} empty={null}>
        {(next) => <Card isFlush>{next && <AppointmentCell appointment={next} />}</Card>}
      </AsyncView>
    </>
  );
}
