import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { useCertificates } from '../certificates/api';
import { useSlow } from '../ui/use-slow';
import type { Lookup } from './material-words';

/** Looks among the person's certificates for a valid one of the kind that stands in for this material. */
export function useLookup({ how, certificateType, certificate }: CaseMaterial): Lookup {
  const isWanted = how === 'certificate' && certificateType !== null && certificate === null;
  const query = useCertificates(isWanted);
  const isSlow = useSlow(isWanted && query.isPending) === 'slow';
  if (query.isError) return { state: 'unknown' };
  if (!query.data) return { state: query.fetchStatus === 'paused' ? 'unknown' : isSlow ? 'slow' : 'asking' };
  const all = query.data.pages.flatMap(({ items }) => items);
  const found = all.find(({ type, state }) => type === certificateType && state === 'valid');
  return found ? { state: 'found', certificate: found } : { state: 'none' };
}
