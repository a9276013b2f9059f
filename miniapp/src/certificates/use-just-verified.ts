import { fromInstant } from '@yichuang/contract/calendar';
import type { VerificationEvent } from '@yichuang/contract/certificates/certificate';
import { useEffect, useRef } from 'react';
import { vibrate } from '../platform';
import { useLatestVerifications } from './api';

const EVERY_MS = 3_000;

/**
 * The checks so far, and the one that happened while this page was open. `onVerified` is called once for each: the code
 * that was scanned is used up.
 */
export function useJustVerified(id: string, isLookedAt: boolean, onVerified: () => void) {
  const { data: events = [], isFetchedAfterMount } = useLatestVerifications(id, isLookedAt && EVERY_MS);
  const newest = events[0];
  // what the first answer brings was there before
  const before = useRef<number>();
  if (isFetchedAfterMount) before.current ??= newest ? fromInstant(newest.at) : 0;
  const isNew = newest !== undefined && before.current !== undefined && fromInstant(newest.at) > before.current;
  const justNow: VerificationEvent | undefined = isNew ? newest : undefined;
  const latest = useRef(onVerified);
  latest.current = onVerified;
  useEffect(() => {
    if (justNow === undefined) return;
    vibrate('once');
    latest.current();
  }, [justNow?.at]);
  return { events, justNow };
}
