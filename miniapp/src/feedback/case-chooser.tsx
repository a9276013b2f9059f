import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMyCases } from '../cases/my-cases';
import { a11y, pressable } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { Sheet } from '../ui/Sheet';
import './feedback.scss';

const NONE = '和哪件事都没关系';

type RowProps = { name: string; detail?: string; isOn: boolean; onPress: () => void };

function CaseRow({ name, detail, isOn, onPress }: RowProps) {
  return (
    <View
      className={`feedback-case ${isOn ? 'feedback-case-on' : ''}`}
      {...pressable(onPress, { role: 'radio', checked: isOn })}
    >
      <View className="grow">
        <View className="body">{name}</View>
        {detail !== undefined && <View className="sub">{detail}</View>}
      </View>
      {isOn && <Icon name="check" size={20} className="blue" />}
    </View>
  );
}

function useChoice() {
  const query = useMyCases();
  return (query.data?.pages ?? []).flatMap(({ items }) => items).filter(({ state }) => state !== 'draft');
}

type Props = { caseId: string | undefined; onChoose: (caseId: string | undefined) => void };

/** Which of the person's own cases it is about, if any; absent where they have none. */
export function CaseChooser({ caseId, onChoose }: Props) {
  const cases = useChoice();
  const [isOpen, setOpen] = useState(false);
  const chosen = cases.find(({ id }) => id === caseId);
  if (cases.length === 0) return null;
  const choose = (id: string | undefined) => {
    onChoose(id);
    setOpen(false);
  };
  return (
    <View className="field">
      <View className="body strong">说的是哪件事</View>
      <View
        className="feedback-case"
        hoverClass="pressed"
        {...pressable(() => setOpen(true), { label: `${chosen?.taskName ?? NONE}，说的是哪件事` })}
      >
        <View className="grow body">{chosen?.taskName ?? NONE}</View>
        <Icon name="down" size={20} className="ink-500" />
      </View>
      <Sheet isOpen={isOpen} title="说的是哪件事" onClose={() => setOpen(false)}>
        <View className="stack" {...a11y({ role: 'radiogroup', label: '说的是哪件事' })}>
          <CaseRow name={NONE} isOn={caseId === undefined} onPress={() => choose(undefined)} />
          {cases.map(({ id, taskName, stateName }) => (
            <CaseRow key={id} name={taskName} detail={stateName} isOn={id === caseId} onPress={() => choose(id)} />
          ))}
        </View>
      </Sheet>
    </View>
  );
}
