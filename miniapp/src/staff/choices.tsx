import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';

type Props<Id extends string> = {
  label: string;
  choices: readonly { id: Id; name: string }[];
  chosen: Id | undefined;
  onChoose: (id: Id) => void;
  error?: string | undefined;
};

/** One of several, with its question above. */
export function Choices<Id extends string>({ label, choices, chosen, onChoose, error }: Props<Id>) {
  return (
    <View className="field">
      <View className="body strong">{label}</View>
      <View className="chips" {...a11y({ role: 'radiogroup', label })}>
        {choices.map(({ id, name }) => (
          <Chip key={id} isOn={chosen === id} onPress={() => onChoose(id)}>
            {name}
          </Chip>
        ))}
      </View>
      {error && <Wrong>{error}</Wrong>}
    </View>
  );
}

export function Wrong({ children }: { children: string }) {
  return (
    <View className="field-error" {...a11y({ role: 'alert' })}>
      <Icon name="warn" size={20} />
      <View className="grow">{children}</View>
    </View>
  );
}

type TickProps = { isOn: boolean; onToggle: () => void; isMissing: boolean; children: string };

/** What cannot be taken back is confirmed by a tick of one's own, beside the button. */
export function Tick({ isOn, onToggle, isMissing, children }: TickProps) {
  return (
    <View className="field">
      <View className="chips">
        <Chip role="checkbox" isOn={isOn} onPress={onToggle}>
          {children}
        </Chip>
      </View>
      {isMissing && <Wrong>请先勾选，再按下面的按钮</Wrong>}
    </View>
  );
}
