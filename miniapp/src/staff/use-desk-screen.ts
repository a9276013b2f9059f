import { useEffect, useState } from 'react';
import { isH5 } from '../platform';

/** As wide as the two columns of desk.scss begin. */
const WIDE = '(min-width: 768px)';
const query = () => (isH5 && typeof matchMedia === 'function' ? matchMedia(WIDE) : undefined);

/** Whether there is room for a list and what is chosen from it side by side. */
export function useDeskScreen(): boolean {
  const [isWide, setIsWide] = useState(() => query()?.matches ?? false);
  useEffect(() => {
    const media = query();
    if (!media) return;
    const changed = () => setIsWide(media.matches);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);
  return isWide;
}
