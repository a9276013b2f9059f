import { fromInstant } from '@yichuang/contract/calendar';
import { useEffect, useState } from 'react';
import { now } from '../clock';

const since = (instant: string) => Math.max(0, Math.floor((now() - fromInstant(instant)) / 1000));

/** Whole seconds since a moment, each second; undefined without one. */
export function useElapsed(instant: string | null | undefined): number | undefined {
  const [seconds, setSeconds] = useState(() => (instant ? since(instant) : undefined));
  useEffect(() => {
    setSeconds(instant ? since(instant) : undefined);
    if (!instant) return;
    const timer = setInterval(() => setSeconds(since(instant)), 1000);
    return () => clearInterval(timer);
  }, [instant]);
  return seconds;
}
