import { View } from '@tarojs/components';
import type { FormField } from '@yichuang/contract/cases/form';
import { a11y } from '../ui/a11y';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';

type Props = { field: FormField; value: string; error: string | undefined; onChange: (value: string) => void };

const KEYBOARDS = { phone: 'number', bankCard: 'number', idNumber: 'idcard' } as const;
const keyboardOf = (type: FormField['type']) =>
  type in KEYBOARDS ? KEYBOARDS[type as keyof typeof KEYBOARDS] : 'text';
/** Letters where the form names no limit. */
const LONGEST = 200;

/** One answer of a form: typed, or chosen where the form gives the choices. */
export function AnswerField({ field, value, error, onChange }: Props) {
  const { label, hint, type, choices, maxLength } = field;
  if (type !== 'choice')
    return (
      <Field
        label={label}
        hint={hint}
        kind={keyboardOf(type)}
        value={value}
        maxLength={maxLength ?? LONGEST}
        onChange={onChange}
        error={error}
      />
    );
  return (
    <View className="field" {...a11y({ role: 'radiogroup', label })}>
      <View className="body strong">{label}</View>
      {hint && <View className="sub">{hint}</View>}
      <View className="chips">
        {choices?.map((choice) => (
          <Chip key={choice.value} isOn={choice.value === value} onPress={() => onChange(choice.value)}>
            {choice.label}
          </Chip>
        ))}
      </View>
      {error && (
        <View className="field-error">
          <Icon name="warn" size={20} />
          <View className="grow">{error}</View>
        </View>
      )}
    </View>
  );
}
