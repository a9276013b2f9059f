import { useEffect, useState } from 'react';
import { useShown } from '../appointments/use-shown';
import { isH5 } from '../platform';

/** False while another page lies on top, and while the app or the browser's tab is in the background. */
export function useLookedAt(): boolean {
  const isShown = useShown();
  const [isVisible, setIsVisible] = useState(true);
  useEffect(() => {
    if (!isH5) return;
    const look = () => setIsVisible(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isShown && isVisible;
}
