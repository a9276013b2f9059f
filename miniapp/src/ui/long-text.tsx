import { Textarea } from '@tarojs/components';
import { a11y } from './a11y';

export type LongTextProps = {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  maxLength?: number;
  isInvalid?: boolean;
  describedby?: string | undefined;
  onBlur?: () => void;
};

/** Several lines of text. In a browser long-text.h5.tsx takes its place, as with ui/text-input. */
export function LongText({ value, onChange, label, placeholder = '', maxLength = 500, ...rest }: LongTextProps) {
  return (
    <Textarea
      className="field-input long-input"
      value={value}
      placeholder={placeholder}
      maxlength={maxLength}
      autoHeight
      cursorSpacing={80}
      onBlur={() => rest.onBlur?.()}
      onInput={(event) => onChange(event.detail.value)}
      {...a11y({ label, describedby: rest.describedby, invalid: rest.isInvalid || undefined })}
    />
  );
}
