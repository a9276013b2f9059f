import { listSites, type Site } from '@yichuang/contract/catalogue/contract';
import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { create } from 'zustand';
import { ask } from '../api/request';
import { stored } from '../api/stored';

const choice = stored('site', z.string());

type Choice = { siteId: string | undefined; choose: (siteId: string) => void };

const useChoice = create<Choice>()((set) => ({
  siteId: choice.read(),
  choose(siteId) {
    choice.write(siteId);
    set({ siteId });
  },
}));

/** The government service line of the whole country; the site's own line replaces it once known. */
const NATIONAL_HOTLINE = '12345';

/**
 * The chosen site (the first one until someone chooses), all sites, and how to choose. Only a page that opens asks again
 * after a failure: were every button with the phone number to do so, the failure would be asked away as it is shown.
 */
export function useSite({ retryOnMount = false }: { retryOnMount?: boolean } = {}) {
  const { siteId, choose } = useChoice();
  const query = useQuery({ queryKey: ['sites'], queryFn: () => ask(listSites, {}), staleTime: 300_000, retryOnMount });
  const sites: readonly Site[] = query.data?.items ?? [];
  const site = sites.find(({ id }) => id === siteId) ?? sites[0];
  return { site, sites, choose, query };
}

export const useHotline = (): string => useSite().site?.hotline ?? NATIONAL_HOTLINE;

/** Digits of a province, city, county, town and village in a region code. */
const LEVELS = [12, 9, 6, 4, 2] as const;

/** The smallest region that holds all of these; each code begins with the code of what it lies in. */
export function coveringRegion(codes: readonly string[]): string | undefined {
  const [first = ''] = codes;
  const length = LEVELS.find((digits) =>
    codes.every((code) => code.length >= digits && code.startsWith(first.slice(0, digits))),
  );
  return length === undefined ? undefined : first.slice(0, length);
}

/** The region to ask the catalogue for. A zone may be several towns of a county, and a question takes one code. */
export function useRegion(): string | undefined {
  const { site } = useSite();
  return site && coveringRegion(site.regionCodes);
}
