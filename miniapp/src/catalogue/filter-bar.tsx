import { View } from '@tarojs/components';
import { pressable } from '../ui/a11y';
import { Chip } from '../ui/Chip';
import { ChipRow } from '../ui/ChipRow';
import { Icon } from '../ui/Icon';
import { countOf, FLAG_NAMES, FLAGS, type Filters, type Flag } from './finding';

type Props = { filters: Filters; onChange: (filters: Filters) => void; onOpen: () => void };

/** One line: the drawer with the longer lists, then what is only on or off. */
export function FilterBar({ filters, onChange, onOpen }: Props) {
  const { flags } = filters;
  const inDrawer = countOf({ ...filters, flags: [] });
  const toggle = (name: Flag) =>
    onChange({ ...filters, flags: flags.includes(name) ? flags.filter((one) => one !== name) : [...flags, name] });
  return (
    <ChipRow label="只看">
      <View className={inDrawer > 0 ? 'chip chip-on' : 'chip'} {...pressable(onOpen)}>
        <View>{inDrawer > 0 ? `筛选 ${inDrawer}` : '筛选'}</View>
        <Icon name="down" size={16} />
      </View>
      {FLAG_NAMES.map((name) => (
        <Chip key={name} role="checkbox" isOn={flags.includes(name)} onPress={() => toggle(name)}>
          {FLAGS[name]}
        </Chip>
      ))}
    </ChipRow>
  );
}
