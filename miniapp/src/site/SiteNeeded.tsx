import type { ReactNode } from 'react';
import { Failure } from '../ui/Notices';
import { useSite } from './site';

/** What is asked for a region waits for the site, so a site that cannot be read must be said in its place. */
export function SiteNeeded({ children }: { children: ReactNode }) {
  const { query } = useSite();
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <>{children}</>;
}
