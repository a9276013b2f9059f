import { useEffect, useRef } from 'react';
import { isH5 } from '../platform';

/** A clerk's computer: a mouse, a keyboard, and a scanner that types. */
export const isDesk = (): boolean => isH5 && typeof matchMedia === 'function' && matchMedia('(pointer: fine)').matches;

/**
 * A hardware scanner types the code and presses Enter, whatever has the focus. Inputs handle their own typing.
 * Enter alone is left to the focused button.
 */
export function useTypedCodes(onCode: (text: string) => void): void {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    if (!isH5) return;
    let typed = '';
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.length === 1) typed += event.key;
      if (event.key === 'Escape') typed = '';
      if (event.key !== 'Enter' || typed.trim() === '') return;
      event.preventDefault();
      event.stopPropagation();
      const text = typed;
      typed = '';
      latest.current(text);
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
