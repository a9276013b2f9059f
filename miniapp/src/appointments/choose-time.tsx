import { useRouter } from '@tarojs/taro';
import type { SlotDay } from '@yichuang/contract/appointments/appointment';
import { longDate } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useHall, useHalls } from '../catalogue/api';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { codesIn, open, paths } from '../paths';
import { SiteNeeded } from '../site/SiteNeeded';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { useSlots } from './api';
import './appointments.scss';
import { BookingHead } from './booking-head';
import { BookingTrouble } from './booking-trouble';
import { ConfirmBar } from './confirm-bar';
import { DayStrip } from './day-strip';
import { ElderTimes } from './elder-times';
import { NoHall } from './no-hall';
import { nextOpenDay, seatsOf, shownDays } from './slot-days';
import { SlotGrid } from './slot-grid';
import { useBooking, type Booking } from './use-booking';

function NoSeats() {
  return (
    <Empty title="这几天都约满了" detail="换一个大厅，或者直接去大厅取号。">
      <View className="action-row wrap">
        <CallButton />
        <Button size="small" className="grow" onPress={() => open(paths.chooseHall())}>
          看大厅排队
        </Button>
      </View>
    </Empty>
  );
}

function FullDay({ day, next, onNext }: { day: SlotDay; next: SlotDay | undefined; onNext: () => void }) {
  return (
    <Card className="stack">
      <View className="body strong">{day.reason ?? `${longDate(day.date)} 没有空位了`}</View>
      {next ? (
        <Button kind="s" onPress={onNext}>
          看 {longDate(next.date)}，余 {seatsOf(next)}
        </Button>
      ) : (
        <View className="sub">后面的日子也约满了，可以换一个大厅。</View>
      )}
    </Card>
  );
}

function Times({ booking }: { booking: Booking }) {
  const days = shownDays(booking.days);
  const [picked, setPicked] = useState<string>();
  const date = picked ?? booking.choice?.date ?? nextOpenDay(days)?.date ?? days[0]?.date ?? '';
  const day = days.find((one) => one.date === date);
  const next = nextOpenDay(days, date) ?? nextOpenDay(days);
  if (!day) return <NoSeats />;
  const isProvisional = days.some(({ provisional }) => provisional);
  const hasChoiceHere = booking.choice?.date === date;
  return (
    <>
      <Card className="days-card">
        <View className="cap days-note">
          可约今天到之后 7 个工作日{isProvisional && '，明年的放假安排公布后可能调整'}
        </View>
        <DayStrip days={days} date={date} onChoose={setPicked} />
      </Card>
      <BookingTrouble booking={booking} />
      {seatsOf(day) === 0 && !hasChoiceHere && <FullDay day={day} next={next} onNext={() => setPicked(next?.date)} />}
      <SlotGrid
        day={day}
        chosen={booking.choice?.slot.id}
        onChoose={(slot) => {
          setPicked(date);
          booking.choose({ date, slot });
        }}
      />
    </>
  );
}

type Wanted = { hallId: string; taskCodes: string[]; appointmentId: string | undefined; slotId: string | undefined };

const titleOf = ({ appointmentId }: Pick<Wanted, 'appointmentId'>) =>
  appointmentId === undefined ? '选时间' : '改时间';

function AtHall(wanted: Wanted) {
  const isElder = useElder((state) => state.isElder);
  const hall = useHall(wanted.hallId);
  const slots = useSlots(wanted.hallId, wanted.taskCodes);
  const booking = useBooking({ ...wanted, days: slots.data?.days ?? [], reload: () => void slots.refetch() });
  const isMove = wanted.appointmentId !== undefined;
  const title = titleOf(wanted);
  if (isElder)
    return (
      <PageShell title={title} bar={<ElderPhoneBar />}>
        <AsyncView query={slots} isEmpty={({ days }) => !nextOpenDay(days)} empty={<NoSeats />}>
          {() => <ElderTimes {...wanted} booking={booking} hallName={hall.data?.name} isMove={isMove} />}
        </AsyncView>
      </PageShell>
    );
  return (
    <PageShell title={title} bar={booking.choice && <ConfirmBar booking={booking} isMove={isMove} />}>
      <BookingHead hall={hall.data} taskCodes={wanted.taskCodes} isMove={isMove} />
      <AsyncView
        query={slots}
        skeleton={<Skeleton rows={4} />}
        isEmpty={({ days }) => shownDays(days).length === 0}
        empty={<NoSeats />}
      >
        {() => <Times booking={booking} />}
      </AsyncView>
    </PageShell>
  );
}

/**
 * Three presses and it is booked: day, time, 确认预约. Also moves an appointment (`appointmentId`). A hold is for the
 * matters in this order. Without a hall it is the first that takes them: 长辈版 does not ask for what it can suggest.
 */
export default function ChooseTime() {
  const { hallId = '', taskCode, appointmentId, slotId } = useRouter().params;
  const taskCodes = codesIn(taskCode);
  const halls = useHalls({ taskCode: taskCodes[0], limit: 1 }, hallId === '');
  const first = hallId || halls.data?.items[0]?.id;
  if (first !== undefined) return <AtHall {...{ hallId: first, taskCodes, appointmentId, slotId }} />;
  return (
    <PageShell title={titleOf({ appointmentId })}>
      <SiteNeeded>
        <AsyncView query={halls} isEmpty={() => true} empty={<NoHall hasItem />}>
          {() => null}
        </AsyncView>
      </SiteNeeded>
    </PageShell>
  );
}
