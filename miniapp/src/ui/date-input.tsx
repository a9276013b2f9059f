import { Picker, View } from '@tarojs/components';
import { a11y } from './a11y';

export type DateInputProps = {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (value: string) => void;
  label: string;
  describedby?: string | undefined;
  isInvalid?: boolean;
};

/** A day, chosen on WeChat's own wheel. In a browser date-input.h5.tsx takes its place. */
export function DateInput({ value, onChange, label, describedby, isInvalid }: DateInputProps) {
  return (
    <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View
        className="field-input date-input"
        {...a11y({
          role: 'button',
          label: `${label}，${value === '' ? '还没有选' : value}`,
          describedby,
          invalid: isInvalid || undefined,
        })}
      >
        {value === '' ? '请选日期' : value}
      </View>
    </Picker>
  );
}
