import type { LongTextProps } from './long-text';

/** The browser's own field of several lines; `tabIndex` lets a drawer find it when it moves the focus. */
export function LongText({ value, onChange, label, placeholder, maxLength = 500, ...rest }: LongTextProps) {
  return (
    <textarea
      className="field-input long-input"
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      rows={3}
      tabIndex={0}
      aria-label={label}
      aria-describedby={rest.describedby}
      aria-invalid={rest.isInvalid || undefined}
      onBlur={rest.onBlur}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
