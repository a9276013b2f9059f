import { longDate, nearDate } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { today } from '../clock';
import { a11y, pressable } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { BookingTrouble } from './booking-trouble';
import { changeText } from './confirm-bar';
import { suggested, type Choice, type Half } from './slot-days';
import type { Booking } from './use-booking';
import { secondsText, spokenTime } from './words';

type BigProps = { name: string; detail: string; isOff?: boolean; onPress: () => void };

export function BigChoice({ name, detail, isOff = false, onPress }: BigProps) {
  return (
    <View
      className={`big-choice ${isOff ? 'big-choice-off' : ''}`}
      hoverClass={isOff ? 'none' : 'pressed'}
      {...pressable(() => isOff || onPress(), { label: `${name}，${detail}`, disabled: isOff || undefined })}
    >
      <View className="grow">
        <View className="title-m">{name}</View>
        <View className="sub">{detail}</View>
      </View>
      {!isOff && <Icon name="forward" />}
    </View>
  );
}

function Question({ children }: { children: string }) {
  return (
    <View className="title-l" {...a11y({ role: 'heading' })}>
      {children}
    </View>
  );
}

function AskHalf({ booking, onChoose }: { booking: Booking; onChoose: (half: Half) => void }) {
  const first = (half: Half) => suggested(booking.days, half, 1)[0];
  return (
    <>
      <Question>上午去还是下午去？</Question>
      {(['上午', '下午'] as const).map((half) => {
        const choice = first(half);
        const detail = choice ? `最早${nearDate(choice.date, today())}` : '都约满了';
        return <BigChoice key={half} name={half} detail={detail} isOff={!choice} onPress={() => onChoose(half)} />;
      })}
    </>
  );
}

type TimeProps = { booking: Booking; half: Half; onBack: () => void };

function AskTime({ booking, half, onBack }: TimeProps) {
  return (
    <>
      <Question>选一个时间</Question>
      {suggested(booking.days, half, 3).map((choice) => (
        <BigChoice
          key={choice.slot.id}
          name={`${nearDate(choice.date, today())} ${spokenTime(choice.slot.start)}`}
          detail={`还有 ${choice.slot.remaining} 个位`}
          onPress={() => booking.choose(choice)}
        />
      ))}
      <View className="action-row">
        <Button kind="g" onPress={onBack}>
          换{half === '上午' ? '下午' : '上午'}
        </Button>
      </View>
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

/** One question a screen: morning or afternoon, which of three times, and yes. */
export function ElderTimes(props: Omit<ConfirmProps, 'choice'>) {
  const [half, setHalf] = useState<Half>();
  const { booking } = props;
  const { choice } = booking;
  return (
    <>
      <BookingTrouble booking={booking} />
      {choice && <AskConfirm {...props} choice={choice} />}
      {!choice && !half && <AskHalf booking={booking} onChoose={setHalf} />}
      {!choice && half && (
        <AskTime booking={booking} half={half} onBack={() => setHalf(half === '上午' ? '下午' : '上午')} />
      )}
    </>
  );
}
