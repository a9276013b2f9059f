import type { ReactNode } from 'react';
import { Failure, Offline, Slow } from './Notices';
import { Skeleton } from './Skeleton';
import { useSlow } from './use-slow';

/** The part of a react-query result that is looked at. */
export type Loadable<T> = {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
};

type Props<T> = {
  query: Loadable<T>;
  /** The shape of what is coming; two rows unless told. */
  skeleton?: ReactNode;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
};

/**
 * Loading, empty, failed, offline, or the thing itself. What was loaded once stays on the screen when a later refresh
 * fails; StatusBar says that it may be old.
 */
export function AsyncView<T>({ query, skeleton = <Skeleton rows={2} />, isEmpty, empty, children }: Props<T>) {
  const isWaiting = query.isPending && query.fetchStatus !== 'paused';
  const stage = useSlow(isWaiting);
  if (query.data !== undefined) return <>{isEmpty?.(query.data) ? empty : children(query.data)}</>;
  if (query.fetchStatus === 'paused') return <Offline />;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (stage === 'nothing') return null;
  return (
    <>
      {skeleton}
      {stage === 'slow' && <Slow />}
    </>
  );
}
