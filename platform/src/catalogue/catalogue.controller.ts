import { Controller, Inject } from '@nestjs/common';
import {
  getHall,
  getItem,
  getPackage,
  listFacets,
  listHalls,
  listHotItems,
  listItems,
  listPackages,
  listRegions,
  listSites,
  suggestItems,
} from '@yichuang/contract/catalogue/contract';
import { servesAt, shortRegion } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { Handles } from '@yichuang/server/handles';
import { Refused } from '@yichuang/server/refused';
import { NationalCalendar } from '../calendar/work-calendar.js';
import { CatalogueSnapshot, type Catalogue } from './catalogue-snapshot.js';
import { facetsOf } from './facets.js';
import { distanceBetween, toHall, toHallSummary, type Position } from './hall-view.js';
import type { CatalogueItem } from './items.repository.js';
import { concernsRegion, matchesHall, matchesItem, toItemSummary, toPackageSummary } from './listing.js';
import { pageOf } from './page.js';
import { RegionsRepository } from './regions.repository.js';

const SUGGESTIONS = 8;
const HOT = 8;
/** More than any catalogue has items: a better score always stands before a worse one. */
const SCORE_STEP = 1_000_000;

function positionOf(near: string): Position {
  const [lat = 0, lng = 0] = near.split(',').map(Number);
  return { lat, lng };
}
const found = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Refused('NOT_FOUND');
  return one;
};

type Ranked = { entry: CatalogueItem; rank: number; why?: string };

/** Without `q` the catalogue's own order, with it the best match first. */
function ranked(catalogue: Catalogue, entries: readonly CatalogueItem[], q: string | undefined): Ranked[] {
  const order = new Map(catalogue.items.map((entry, index) => [entry.item.taskCode, index]));
  const placeOf = ({ item }: CatalogueItem) => order.get(item.taskCode) ?? 0;
  if (q === undefined || q.trim() === '') return entries.map((entry) => ({ entry, rank: placeOf(entry) }));
  const wanted = new Map(entries.map((entry) => [entry.item.taskCode, entry]));
  return catalogue.search.find(q).flatMap(({ taskCode, score, why }) => {
    const entry = wanted.get(taskCode);
    return entry ? [{ entry, why, rank: placeOf(entry) - score * SCORE_STEP }] : [];
  });
}

@Controller()
export class CatalogueController {
  constructor(
    @Inject(CatalogueSnapshot) private readonly snapshot: CatalogueSnapshot,
    @Inject(RegionsRepository) private readonly regions: RegionsRepository,
    @Inject(NationalCalendar) private readonly calendar: NationalCalendar,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(listSites)
  async sites(_: Parsed<typeof listSites>) {
    const { sites } = await this.snapshot.current();
    return { items: [...sites], nextCursor: null };
  }

  @Handles(listRegions)
  async listRegions({ query }: Parsed<typeof listRegions>) {
    if (query.parent === undefined) {
      const { sites } = await this.snapshot.current();
      return { items: await this.regions.findMany(sites.flatMap((site) => site.regionCodes)), nextCursor: null };
    }
    const parent = shortRegion(query.parent);
    found((await this.regions.findMany([parent]))[0]);
    return { items: await this.regions.below(parent), nextCursor: null };
  }

  @Handles(listHalls)
  async halls({ query }: Parsed<typeof listHalls>) {
    const { halls, items } = await this.snapshot.current();
    const { taskCode } = query;
    const entry = taskCode === undefined ? undefined : found(items.find(({ item }) => item.taskCode === taskCode));
    const near = query.near === undefined ? undefined : positionOf(query.near);
    const matching = halls.filter(matchesHall(query)).filter((hall) => !entry || servesAt(hall, entry.item));
    const page = pageOf(
      matching,
      (hall) => ({ rank: near ? distanceBetween(near, hall) : halls.indexOf(hall), id: hall.id }),
      query,
    );
    return { ...page, items: page.items.map((hall) => toHallSummary(hall, near)) };
  }

  @Handles(getHall)
  async hall({ params }: Parsed<typeof getHall>) {
    const { halls } = await this.snapshot.current();
    const hall = found(halls.find(({ id }) => id === params.id));
    return toHall(hall, { date: this.clock.today(), time: this.clock.time() }, this.calendar);
  }

  @Handles(listItems)
  async items({ query }: Parsed<typeof listItems>) {
    const catalogue = await this.snapshot.current();
    const matching = ranked(catalogue, catalogue.items.filter(matchesItem(query, catalogue.sites)), query.q);
    const page = pageOf(matching, ({ rank, entry }) => ({ rank, id: entry.item.taskCode }), query);
    return { ...page, items: page.items.map(({ entry, why }) => toItemSummary(entry.item, why)) };
  }

  @Handles(suggestItems)
  async suggest({ query }: Parsed<typeof suggestItems>) {
    const catalogue = await this.snapshot.current();
    const { q, region } = query;
    const matches = matchesItem({ limit: SUGGESTIONS, region }, catalogue.sites);
    // the same matter of several regions is offered once
    const once = new Map<string, Ranked>();
    for (const one of ranked(catalogue, catalogue.items.filter(matches), q))
      if (!once.has(one.entry.item.catalogCode)) once.set(one.entry.item.catalogCode, one);
    const items = [...once.values()].slice(0, SUGGESTIONS).map(({ entry: { item }, why }) => ({
      taskCode: item.taskCode,
      text: item.shortName,
      ...(why !== undefined && { why }),
    }));
    return { items, nextCursor: null };
  }

  @Handles(listHotItems)
  async hot({ query: { region } }: Parsed<typeof listHotItems>) {
    const { items, sites } = await this.snapshot.current();
    const once = new Map(
      items
        .filter(matchesItem({ limit: HOT, region }, sites))
        .map(({ item }) => [item.catalogCode, { taskCode: item.taskCode, text: item.shortName }]),
    );
    return { items: [...once.values()].slice(0, HOT) };
  }

  @Handles(listFacets)
  async facets({ query }: Parsed<typeof listFacets>) {
    const { items, sites } = await this.snapshot.current();
    return facetsOf(items.filter(matchesItem({ limit: 1, ...query }, sites)).map(({ item }) => item));
  }

  @Handles(getItem)
  async item({ params }: Parsed<typeof getItem>) {
    const { items } = await this.snapshot.current();
    return found(items.find(({ item }) => item.taskCode === params.taskCode)).item;
  }

  @Handles(listPackages)
  async packages({ query }: Parsed<typeof listPackages>) {
    const { packages, sites } = await this.snapshot.current();
    const { region } = query;
    const matching = packages.filter(
      ({ package: { regionCode }, siteId }) =>
        region === undefined ||
        concernsRegion(
          regionCode,
          sites.find(({ id }) => id === siteId),
          region,
        ),
    );
    const page = pageOf(matching, (one) => ({ rank: packages.indexOf(one), id: one.package.packageCode }), query);
    return { ...page, items: page.items.map((one) => toPackageSummary(one.package)) };
  }

  @Handles(getPackage)
  async package({ params }: Parsed<typeof getPackage>) {
    const { packages } = await this.snapshot.current();
    return found(packages.find((one) => one.package.packageCode === params.packageCode)).package;
  }
}
