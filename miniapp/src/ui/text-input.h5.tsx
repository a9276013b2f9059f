import { useEffect, useRef } from 'react';
import type { TextInputProps } from './text-input';

const MODE = {
  text: 'text',
  number: 'numeric',
  amount: 'decimal',
  idcard: 'text',
  search: 'search',
  password: 'text',
} as const;

/** The browser's own input: label, description and error reach the accessibility tree. */
export function TextInput({ kind = 'text', label, describedby, isInvalid, onChange, ...rest }: TextInputProps) {
  const { maxLength = 140, hasFocus = false, onConfirm, onBlur, id, className, value, placeholder } = rest;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) input.current?.focus();
  }, [hasFocus]);
  return (
    <input
      ref={input}
      id={id}
      className={className}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      type={kind === 'password' ? 'password' : 'text'}
      inputMode={MODE[kind]}
      enterKeyHint={kind === 'search' ? 'search' : 'done'}
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedby}
      aria-invalid={isInvalid || undefined}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        onConfirm?.();
        // the keyboard of a phone lies over what was found
        if (kind === 'search') event.currentTarget.blur();
      }}
    />
  );
}
