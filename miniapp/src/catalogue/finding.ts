import { listFacets, listHotItems } from '@yichuang/contract/catalogue/contract';
import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/request';
import { useRegion } from '../site/site';
import type { ItemQuery } from './api';

export type Audience = 'person' | 'enterprise';
export type Level = ItemSummary['useLevel'];

export const AUDIENCES = { person: '个人办事', enterprise: '企业办事' } as const satisfies Record<Audience, string>;
/** Whose matter it is by law, not where one goes. */
export const LEVELS = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县（区）级',
  '5': '镇（街道）级',
  '6': '村（社区）级',
} as const satisfies Record<Level, string>;
export const FLAGS = { bookable: '能预约', online: '能网办', exempt: '免提交', homeVisit: '可上门' } as const;
export type Flag = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as Flag[];

/** What a list of matters is narrowed to; a member that is absent narrows nothing. */
export type Filters = {
  audience?: Audience | undefined;
  theme?: string | undefined;
  department?: string | undefined;
  level?: Level | undefined;
  flags: readonly Flag[];
};
export const NO_FILTERS: Filters = { flags: [] };

export const countOf = ({ flags, ...others }: Filters): number =>
  flags.length + Object.values(others).filter((value) => value !== undefined).length;

export const toQuery = ({ flags, ...others }: Filters): ItemQuery => ({
  ...others,
  ...Object.fromEntries(flags.map((name) => [name, 'true' as const])),
});

/** What there is to browse by in the site, with how many matters of each. */
export function useFacets(audience?: Audience) {
  const region = useRegion();
  return useQuery({
    queryKey: ['facets', region, audience],
    queryFn: () => ask(listFacets, { query: { region, audience } }),
    enabled: region !== undefined,
    staleTime: 300_000,
  });
}

/** What people of this place look for most. */
export function useHot(audience?: Audience) {
  const region = useRegion();
  return useQuery({
    queryKey: ['hot', region, audience],
    queryFn: () => ask(listHotItems, { query: { region, audience } }),
    enabled: region !== undefined,
  });
}
