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
import { CatalogueSnapshot } from './catalogue-snapshot.js';
import { distanceBetween, toHall, toHallSummary, type Position } from './hall-view.js';
import { ItemsRepository } from './items.repository.js';
import { matchesHall, toPackageSummary } from './listing.js';
import { pageOf } from './page.js';
import { RegionsRepository } from './regions.repository.js';
import { concernsRegion } from './search/item-filter.js';
import { ItemsService } from './search/items.service.js';

function positionOf(near: string): Position {
  const [lat = 0, lng = 0] = near.split(',').map(Number);
  return { lat, lng };
}
const found = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Refused('NOT_FOUND');
  return one;
};

@Controller()
export class CatalogueController {
  constructor(
    @Inject(CatalogueSnapshot) private readonly snapshot: CatalogueSnapshot,
    @Inject(ItemsService) private readonly items: ItemsService,
    @Inject(ItemsRepository) private readonly records: ItemsRepository,
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
    const { halls } = await this.snapshot.current();
    const { taskCode } = query;
    const item = taskCode === undefined ? undefined : found(await this.records.find(taskCode));
    const near = query.near === undefined ? undefined : positionOf(query.near);
    const matching = halls.filter(matchesHall(query)).filter((hall) => !item || servesAt(hall, item));
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
  listItems({ query }: Parsed<typeof listItems>) {
    return this.items.list(query);
  }

  @Handles(suggestItems)
  suggest({ query }: Parsed<typeof suggestItems>) {
    return this.items.suggest(query);
  }

  @Handles(listHotItems)
  hot({ query }: Parsed<typeof listHotItems>) {
    return this.items.hot(query);
  }

  @Handles(listFacets)
  facets({ query }: Parsed<typeof listFacets>) {
    return this.items.facets(query);
  }

  @Handles(getItem)
  item({ params }: Parsed<typeof getItem>) {
    return this.items.get(params.taskCode);
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
