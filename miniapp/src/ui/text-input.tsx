import { Input } from '@tarojs/components';
import { a11y } from './a11y';

export type TextInputProps = {
  id?: string;
  className?: string;
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  describedby?: string | undefined;
  isInvalid?: boolean;
  /** `idcard`: digits and X. `amount`: digits and a point. `password` shows dots. */
  kind?: 'text' | 'number' | 'amount' | 'idcard' | 'search' | 'password';
  maxLength?: number;
  hasFocus?: boolean;
  onConfirm?: () => void;
  onBlur?: () => void;
};

const KEYBOARD = {
  text: 'text',
  number: 'number',
  amount: 'digit',
  idcard: 'idcard',
  search: 'text',
  password: 'text',
} as const;

/** A line of text. In a browser text-input.h5.tsx takes its place: Taro's own cannot carry a label to a screen reader. */
export function TextInput({ kind = 'text', label, describedby, isInvalid, onChange, ...rest }: TextInputProps) {
  const {
    maxLength = 140,
    hasFocus = false,
    onConfirm,
    onBlur,
    id = '',
    className = '',
    value,
    placeholder = '',
  } = rest;
  return (
    <Input
      id={id}
      className={className}
      value={value}
      placeholder={placeholder}
      type={KEYBOARD[kind]}
      password={kind === 'password'}
      maxlength={maxLength}
      focus={hasFocus}
      confirmType={kind === 'search' ? 'search' : 'done'}
      cursorSpacing={80}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onConfirm?.()}
      onBlur={() => onBlur?.()}
      {...a11y({ label, describedby, invalid: isInvalid || undefined })}
    />
  );
}
