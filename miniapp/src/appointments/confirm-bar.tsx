import { changeUntil } from '@yichuang/contract/appointments/rules';
import { dateOf, longDate, nearDate, shortTime, timeOf } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { now } from '../clock';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import type { Choice } from './slot-days';
import type { Booking } from './use-booking';
import { secondsText, span } from './words';

/** Until when it can be changed, said before it is booked. */
export function changeText({ date, slot }: Choice): string {
  const until = changeUntil({ date, start: slot.start });
  if (until <= now()) return '约好后不能再改，来不了请打大厅电话。';
  const day = dateOf(until) === date ? '' : `${nearDate(dateOf(until), date)} `;
  return `${day}${shortTime(timeOf(until))} 前可以改约、取消，晚到 15 分钟仍有效。`;
}

const heldText = (seconds: number | undefined) =>
  seconds === undefined ? '正在留号…' : `留号 ${secondsText(seconds)}`;

type Props = { booking: Booking; isMove: boolean };

/** Date, time and how long the seat is kept; the one main button of the screen. */
export function ConfirmBar({ booking, isMove }: Props) {
  const { choice, seconds, confirm, isConfirming, mayConfirm } = booking;
  if (!choice) return null;
  const time = span(choice.slot);
  const note = (
    <View className="note confirm-note">
      <Icon name="info" size={20} className="blue" />
      <View className="grow">{changeText(choice)}</View>
    </View>
  );
  return (
    <ActionBar note={note}>
      <View className="grow">
        <View className="body strong">{longDate(choice.date)}</View>
        <View className="sub">
          <Facts facts={isMove ? [time, '原来的先留着'] : [time, heldText(seconds)]} />
        </View>
      </View>
      <Button className="confirm-button" isDisabled={!mayConfirm} busy={isConfirming && '正在预约…'} onPress={confirm}>
        {isMove ? '确认改约' : '确认预约'}
      </Button>
    </ActionBar>
  );
}
