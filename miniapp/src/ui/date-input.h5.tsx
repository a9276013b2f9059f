import type { DateInputProps } from './date-input';

/** The browser's own chooser of days. */
export function DateInput({ value, onChange, label, describedby, isInvalid }: DateInputProps) {
  return (
    <input
      className="field-input"
      type="date"
      value={value}
      aria-label={label}
      aria-describedby={describedby}
      aria-invalid={isInvalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
