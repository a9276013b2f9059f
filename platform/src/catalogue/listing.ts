import * as z from 'zod/mini';
import {
  PackageSummary,
  type listHalls,
  type listItems,
  type Package,
  type Site,
} from '@yichuang/contract/catalogue/contract';
import { ItemSummary, type Item } from '@yichuang/contract/catalogue/item';
import { isWithin } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { HallRecord } from './halls.repository.js';
import type { CatalogueItem } from './items.repository.js';

type ItemQuery = Parsed<typeof listItems>['query'];
type HallQuery = Parsed<typeof listHalls>['query'];

/**
 * Whether a site's matter belongs to what was asked for: it lies in that region, or the region lies in the site, whose
 * matters are done for every village of it.
 */
export const concernsRegion = (regionCode: string, site: Site | undefined, asked: string): boolean =>
  isWithin(regionCode, asked) ||
  (site?.regionCodes ?? []).some((code) => isWithin(code, asked) || isWithin(asked, code));

const AUDIENCE = { person: ['1'], enterprise: ['2', '3', '4', '5', '9'] } as const satisfies Record<
  string,
  readonly Item['serverType'][number][]
>;
const isFor = (item: Item, audience: keyof typeof AUDIENCE) =>
  item.serverType.some((type) => (AUDIENCE[audience] as readonly string[]).includes(type));
const isAsked = (asked: 'true' | 'false' | undefined, has: boolean) =>
  asked === undefined || (asked === 'true') === has;

export const matchesItem = (query: ItemQuery, sites: readonly Site[]) => {
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  return ({ item, siteId }: CatalogueItem): boolean =>
    (query.region === undefined || concernsRegion(item.regionCode, siteOf.get(siteId), query.region)) &&
    (query.audience === undefined || isFor(item, query.audience)) &&
    (query.theme === undefined || item.theme === query.theme) &&
    (query.department === undefined || item.deptName.includes(query.department)) &&
    (query.level === undefined || item.useLevel === query.level) &&
    isAsked(query.bookable, item.isSchedule === '1') &&
    isAsked(query.online, item.isOnline === '1') &&
    isAsked(query.exempt, item.exemptCount > 0) &&
    isAsked(query.homeVisit, item.isHomeVisit === '1');
};

export const matchesHall =
  (query: HallQuery) =>
  (hall: HallRecord): boolean =>
    (query.region === undefined || isWithin(hall.regionCode, query.region)) &&
    (query.level === undefined || hall.level === query.level);

/** What a list shows of an item: the summary alone, the guide is long. */
export const toItemSummary = (item: Item, why?: string): ItemSummary => ({
  ...z.parse(ItemSummary, item),
  ...(why !== undefined && { why }),
});

export const toPackageSummary = (whole: Package): PackageSummary => z.parse(PackageSummary, whole);
