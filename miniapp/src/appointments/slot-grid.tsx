import type { Slot, SlotDay } from '@yichuang/contract/appointments/appointment';
import { shortTime } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { a11y, pressable } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { slotsIn, type Half } from './slot-days';

const WORDS = { open: '', full: '约满', closed: '停约' } as const;

type SlotProps = { slot: Slot; isOn: boolean; onPress: () => void };

function SlotButton({ slot, isOn, onPress }: SlotProps) {
  const isOff = !isOn && (slot.state !== 'open' || slot.remaining === 0);
  const words = isOn ? '已选' : slot.state === 'open' ? `余 ${slot.remaining}` : WORDS[slot.state];
  return (
    <View
      className={`slot ${isOn ? 'slot-on' : ''} ${isOff ? 'slot-off' : ''}`}
      hoverClass={isOff ? 'none' : 'pressed'}
      {...pressable(() => isOff || isOn || onPress(), {
        role: 'radio',
        checked: isOn,
        disabled: isOff || undefined,
        label: `${shortTime(slot.start)}，${words}`,
      })}
    >
      <View className="slot-time">{shortTime(slot.start)}</View>
      <View className="day-line">{words}</View>
      {isOn && (
        <View className="slot-tick">
          <Icon name="check" size={16} />
        </View>
      )}
    </View>
  );
}

type Props = { day: SlotDay; chosen: string | undefined; onChoose: (slot: Slot) => void };

function HalfDay({ half, day, chosen, onChoose }: Props & { half: Half }) {
  const slots = slotsIn(day, half);
  if (slots.length === 0) return null;
  return (
    <View>
      <View className="half-name" {...a11y({ role: 'heading' })}>
        {half}
      </View>
      <View className="slots" {...a11y({ role: 'radiogroup', label: half })}>
        {slots.map((slot) => (
          <SlotButton key={slot.id} slot={slot} isOn={slot.id === chosen} onPress={() => onChoose(slot)} />
        ))}
      </View>
    </View>
  );
}

/** A day's half hours, morning and afternoon. */
export function SlotGrid(props: Props) {
  return (
    <>
      <HalfDay half="上午" {...props} />
      <HalfDay half="下午" {...props} />
    </>
  );
}
