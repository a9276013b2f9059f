import { useEffect, useState } from 'react';
import { now } from '../clock';

const left = (endsAt: number | undefined) =>
  endsAt === undefined ? undefined : Math.max(0, Math.ceil((endsAt - now()) / 1000));

/** Whole seconds until `endsAt` (epoch milliseconds), counted down each second; undefined while nothing is counted. */
export function useCountdown(endsAt: number | undefined): number | undefined {
  const [seconds, setSeconds] = useState(() => left(endsAt));
  useEffect(() => {
    setSeconds(left(endsAt));
    if (endsAt === undefined) return;
    const timer = setInterval(() => setSeconds(left(endsAt)), 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return seconds;
}
