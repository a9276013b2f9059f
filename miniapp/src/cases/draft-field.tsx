import { View } from '@tarojs/components';
import type { FormField } from '@yichuang/contract/cases/form';
import { useId, type ReactNode } from 'react';
import { a11y } from '../ui/a11y';
import { Chip } from '../ui/Chip';
import { DateInput } from '../ui/date-input';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { LongField } from '../ui/LongField';

/** Longer than this is written on several lines. */
const ONE_LINE = 60;
/** Letters where the form names no other limit; the contract's. */
const LONGEST = 200;

const KINDS = {
  text: { kind: 'text' },
  address: { kind: 'text' },
  phone: { kind: 'number', most: 11 },
  idNumber: { kind: 'idcard', most: 18 },
  bankCard: { kind: 'number', most: 19 },
  amount: { kind: 'amount', most: 15 },
} as const satisfies Record<string, { kind: string; most?: number }>;

/** As the rules want it: numbers without the blanks that people group them with, X as a capital. */
function tidied({ type }: FormField, value: string): string {
  if (type === 'text' || type === 'address') return value;
  return value.replace(/\s/g, '').toUpperCase();
}

type Props = {
  field: FormField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  onBlur?: () => void;
};

/** Heading, hint and error around what is not typed. */
function Asked({
  field,
  error,
  children,
}: Pick<Props, 'field' | 'error'> & { children: (describedby: string) => ReactNode }) {
  const id = useId().replace(/\W/g, '');
  const described = [field.hint ? `hint-${id}` : '', error ? `error-${id}` : ''].filter(Boolean).join(' ');
  return (
    <View className={`field ${error ? 'field-bad' : ''}`}>
      <View className="body strong">{labelOf(field)}</View>
      {field.hint && (
        <View className="sub" id={`hint-${id}`}>
          {field.hint}
        </View>
      )}
      {children(described)}
      {error && (
        <View className="field-error" id={`error-${id}`}>
          <Icon name="warn" size={20} />
          <View className="grow">{error}</View>
        </View>
      )}
    </View>
  );
}

/** 「开户银行」, 「从业人数（可不填）」 */
export const labelOf = ({ label, isRequired, requiredIf }: FormField): string =>
  isRequired || requiredIf ? label : `${label}（可不填）`;

function Choice({ field, value, error, onChange, onBlur }: Props) {
  return (
    <Asked field={field} error={error}>
      {(describedby) => (
        <View
          className="chips"
          {...a11y({ role: 'radiogroup', label: field.label, describedby: describedby || undefined })}
        >
          {(field.choices ?? []).map((choice) => (
            <Chip
              key={choice.value}
              isOn={choice.value === value}
              onPress={() => {
                onChange(choice.value);
                onBlur?.();
              }}
            >
              {choice.label}
            </Chip>
          ))}
        </View>
      )}
    </Asked>
  );
}

/** One question of a form, by its type. */
export function DraftField(props: Props) {
  const { field, value, error, onChange, onBlur } = props;
  const { type, hint, maxLength } = field;
  if (type === 'choice') return <Choice {...props} />;
  if (type === 'date')
    return (
      <Asked field={field} error={error}>
        {(describedby) => (
          <DateInput
            value={value}
            label={field.label}
            isInvalid={error !== undefined}
            describedby={describedby || undefined}
            onChange={(day) => {
              onChange(day);
              onBlur?.();
            }}
          />
        )}
      </Asked>
    );
  const { kind, most = maxLength ?? LONGEST }: { kind: 'text' | 'number' | 'idcard' | 'amount'; most?: number } =
    KINDS[type];
  const shared = {
    label: labelOf(field),
    value,
    error,
    maxLength: most,
    ...(onBlur && { onBlur }),
    ...(hint !== undefined && { hint }),
  };
  const change = (text: string) => onChange(tidied(field, text));
  if (type === 'text' && most > ONE_LINE) return <LongField {...shared} onChange={change} />;
  return <Field {...shared} kind={kind} onChange={change} />;
}
