import type { SlotDay } from '@yichuang/contract/appointments/appointment';
import { changeUntil } from '@yichuang/contract/appointments/rules';
import { longDate, nearDate } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { now, today } from '../clock';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { BigButton } from '../ui/BigButton';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { BookingTrouble } from './booking-trouble';
import { changeText } from './confirm-bar';
import { suggested, type Choice, type Half } from './slot-days';
import type { Booking } from './use-booking';
import { useTake } from './use-take';
import { secondsText, spokenTime } from './words';

function Question({ children }: { children: string }) {
  return (
    <View className="title-l" {...a11y({ role: 'heading' })}>
      {children}
    </View>
  );
}

/** As long as this a slip of the finger can still be changed. */
const REGRET_MS = 30 * 60_000;
/** Only times that can still be changed: today's next hours are for those who just go there. */
const canBeChanged = ({ date, slot }: Choice) => changeUntil({ date, start: slot.start }) > now() + REGRET_MS;
const HALVES = ['上午', '下午'] as const;
const when = ({ date, slot }: Choice) => `${date} ${slot.start}`;

/** The half day in which something is free first. */
function earliestHalf(days: readonly SlotDay[]): Half {
  const [morning, afternoon] = HALVES.map((half) => suggested(days, half, 1, canBeChanged)[0]);
  return afternoon && (!morning || when(afternoon) < when(morning)) ? '下午' : '上午';
}

type TimeProps = { booking: Booking; taking: string | undefined; onTake: (choice: Choice) => void };

function AskTime({ booking, taking, onTake }: TimeProps) {
  const [picked, setPicked] = useState<Half>();
  const half = picked ?? earliestHalf(booking.days);
  const choices = suggested(booking.days, half, 3, canBeChanged);
  return (
    <>
      <View className="row" {...a11y({ role: 'radiogroup', label: '上午去还是下午去' })}>
        {HALVES.map((one) => (
          <Chip key={one} isOn={one === half} onPress={() => setPicked(one)}>
            {one}
          </Chip>
        ))}
      </View>
      {choices.length === 0 && <View className="body">{half}都约满了</View>}
      {choices.map((choice) => (
        <BigButton
          key={choice.slot.id}
          name={`${nearDate(choice.date, today())} ${spokenTime(choice.slot.start)}`}
          detail={taking === choice.slot.id ? '正在预约…' : '按一下就约好'}
          onPress={() => onTake(choice)}
        />
      ))}
    </>
  );
}

type ConfirmProps = { booking: Booking; choice: Choice; hallName: string | undefined; isMove: boolean };

function AskConfirm({ booking, choice, hallName, isMove }: ConfirmProps) {
  const { seconds, confirm, letGo, isConfirming, mayConfirm } = booking;
  return (
    <>
      <Question>就约这个时间？</Question>
      <View className="elder-choice" {...a11y({ role: 'status' })}>
        <View className="title-l">{`${nearDate(choice.date, today())} ${spokenTime(choice.slot.start)}`}</View>
        <View className="body">{`${longDate(choice.date)}${hallName ? `，到${hallName}` : ''}`}</View>
      </View>
      <View className="action-row">
        <Button size="big" isDisabled={!mayConfirm} busy={isConfirming && '正在预约…'} onPress={confirm}>
          {isMove ? '确认改约' : '确认预约'}
        </Button>
      </View>
      <View className="sub">{changeText(choice)}</View>
      {!isMove && (
        <View className="sub">{seconds === undefined ? '正在留号…' : `给您留着，还有 ${secondsText(seconds)}`}</View>
      )}
      <View className="action-row">
        <Button kind="g" onPress={letGo}>
          换个时间
        </Button>
      </View>
    </>
  );
}

type Props = Omit<ConfirmProps, 'choice'> & { taskCodes: string[]; appointmentId: string | undefined };

/** Where, three times, and one press books: a slip is changed on the voucher. Asked again only after signing in. */
export function ElderTimes({ taskCodes, appointmentId, ...props }: Props) {
  const { booking, hallName, isMove } = props;
  const { take, taking } = useTake({ taskCodes, appointmentId, booking });
  const { choice } = booking;
  return (
    <>
      <BookingTrouble booking={booking} />
      {choice ? (
        <AskConfirm {...props} choice={choice} />
      ) : (
        <>
          <Question>什么时候去？</Question>
          {hallName && <View className="body">到{hallName}</View>}
          <AskTime booking={booking} taking={taking} onTake={take} />
          {!isMove && (
            <View className="action-row">
              <Button kind="g" onPress={() => open(paths.chooseHall(taskCodes))}>
                换个大厅
              </Button>
            </View>
          )}
        </>
      )}
    </>
  );
}
