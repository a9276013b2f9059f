import { useRef } from 'react';

/** One at a time: two presses may come before the first is drawn as busy. `begin` is false while another is on its way. */
export function useOnce(): { begin: () => boolean; end: () => void } {
  const isBusy = useRef(false);
  return {
    begin() {
      if (isBusy.current) return false;
      isBusy.current = true;
      return true;
    },
    end() {
      isBusy.current = false;
    },
  };
}
