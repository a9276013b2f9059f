import type { SlotDay } from '@yichuang/contract/appointments/appointment';
import { daysBetween, longDate, weekdayName } from '@yichuang/contract/calendar';
import { ScrollView, View } from '@tarojs/components';
import { today } from '../clock';
import { a11y, pressable } from '../ui/a11y';
import { dayMark, seatsOf } from './slot-days';

const NEAR = ['今天', '明天', '后天'];
const nameOf = (date: string) => NEAR[daysBetween(today(), date)] ?? weekdayName(date);
/** The first of a month carries its month. */
const numberOf = (date: string) =>
  date.endsWith('-01') ? `${Number(date.slice(5, 7))}/1` : String(Number(date.slice(8)));

function stateOf(day: SlotDay): string {
  const mark = dayMark(day);
  if (mark === '休' || day.dayKind === 'closed') return day.dayKind === 'closed' ? '停办' : '休';
  const seats = seatsOf(day);
  if (seats > 0) return `余 ${seats}`;
  return day.slots.some(({ state }) => state === 'full') ? '约满' : '已停约';
}

type DayProps = { day: SlotDay; isOn: boolean; onPress: () => void };

function DayButton({ day, isOn, onPress }: DayProps) {
  const state = stateOf(day);
  const mark = dayMark(day);
  const isOff = seatsOf(day) === 0;
  const label = [longDate(day.date), mark === '班' ? '调休上班' : '', day.reason ?? '', state]
    .filter(Boolean)
    .join('，');
  return (
    <View
      className={`day ${isOn ? 'day-on' : ''} ${isOff ? 'day-off' : ''}`}
      hoverClass="pressed"
      {...pressable(onPress, { role: 'radio', checked: isOn, label })}
    >
      {mark === '班' && <View className="day-mark">班</View>}
      <View className="day-line">{nameOf(day.date)}</View>
      <View className="day-number">{numberOf(day.date)}</View>
      <View className="day-line">{state}</View>
    </View>
  );
}

type Props = { days: readonly SlotDay[]; date: string; onChoose: (date: string) => void };

/** The days that can be booked and those off between them, one row that slides. */
export function DayStrip({ days, date, onChoose }: Props) {
  return (
    <ScrollView scrollX className="days">
      <View className="days-row" {...a11y({ role: 'radiogroup', label: '选哪一天' })}>
        {days.map((day) => (
          <DayButton key={day.date} day={day} isOn={day.date === date} onPress={() => onChoose(day.date)} />
        ))}
      </View>
    </ScrollView>
  );
}
