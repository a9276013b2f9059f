import type { listItems, Site } from '@yichuang/contract/catalogue/contract';
import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import { hallLevelsFor, isWithin } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import { siteById, type ItemRow } from './item-rows.js';

/** What a list may be narrowed by; a query's words and page stand elsewhere. `hall`: matters that it takes. */
export type ItemWish = Omit<Parsed<typeof listItems>['query'], 'q' | 'limit' | 'cursor' | 'hallId'> & {
  hall?: Pick<HallSummary, 'level' | 'regionCode'> | undefined;
};
export type IsWanted = (item: number) => boolean;

/**
 * Whether a site's matter belongs to what was asked for: it lies in that region, or the region lies in the site, whose
 * matters are done for every village of it.
 */
export const concernsRegion = (regionCode: string, site: Site | undefined, asked: string): boolean =>
  isWithin(regionCode, asked) ||
  (site?.regionCodes ?? []).some((code) => isWithin(code, asked) || isWithin(asked, code));

const FLAG = { person: 1, enterprise: 2, bookable: 4, online: 8, exempt: 16, homeVisit: 32 } as const;
type Flag = keyof typeof FLAG;
/** At which halls it is taken, in the same number. */
const TAKEN_AT = { county: 64, town: 128, village: 256 } as const;
const ACCEPT_LEVELS = ['county', 'town', 'village'] as const;

/** Nobody is kept from a matter of which nobody has said whom it serves. */
function audienceOf({ serverType }: ItemRow['summary']): number {
  if (serverType.length === 0) return FLAG.person | FLAG.enterprise;
  const isForOthers = serverType.some((type) => type !== '1' && type !== '6');
  return (serverType.includes('1') ? FLAG.person : 0) | (isForOthers ? FLAG.enterprise : 0);
}

const flagsOf = ({ summary, acceptLevels }: ItemRow): number =>
  acceptLevels.reduce((flags, level) => flags | TAKEN_AT[level], audienceOf(summary)) |
  (summary.isSchedule === '1' ? FLAG.bookable : 0) |
  (summary.isOnline === '1' ? FLAG.online : 0) |
  (summary.exemptCount > 0 ? FLAG.exempt : 0) |
  (summary.isHomeVisit === '1' ? FLAG.homeVisit : 0);

const MASKS_KEPT = 64;

/** Items of one site in one region: they concern the same regions. */
type Origin = { siteId: string; regionCode: string };

/** Says of a hundred thousand items in well under a millisecond which are wanted. */
export class ItemFilter {
  private readonly flags: Uint16Array;
  private readonly origins: Origin[] = [];
  /** Which of the origins each item has. */
  private readonly originOf: Uint32Array;
  /** Of the last regions and places asked for: one byte an origin. */
  private readonly masks = new Map<string, Uint8Array>();
  private readonly siteOf: ReadonlyMap<string, Site>;

  constructor(
    private readonly rows: readonly ItemRow[],
    sites: readonly Site[],
  ) {
    this.siteOf = siteById(sites);
    this.flags = Uint16Array.from(rows, flagsOf);
    const known = new Map<string, number>();
    this.originOf = Uint32Array.from(rows, ({ siteId, summary: { regionCode } }) => {
      const key = `${siteId} ${regionCode}`;
      const place = known.get(key) ?? this.origins.push({ siteId, regionCode }) - 1;
      known.set(key, place);
      return place;
    });
  }

  wanted(wish: ItemWish): IsWanted {
    const inRegion = wish.region === undefined ? undefined : this.inRegion(wish.region);
    const { must, want } = asked(wish);
    const { theme, department, level } = wish;
    const isPlain = theme === undefined && department === undefined && level === undefined;
    const takenHere = wish.hall && this.takenAt(wish.hall);
    const { flags, originOf, rows } = this;
    return (item) => {
      if (inRegion && inRegion[originOf[item]!] === 0) return false;
      if ((flags[item]! & must) !== want) return false;
      if (takenHere && !takenHere(item)) return false;
      if (isPlain) return true;
      const { summary } = rows[item]!;
      return (
        (theme === undefined || summary.theme === theme) &&
        (department === undefined || summary.deptName.includes(department)) &&
        (level === undefined || summary.useLevel === level)
      );
    };
  }

  private inRegion(region: string): Uint8Array {
    return this.mask(`in ${region}`, ({ siteId, regionCode }) =>
      concernsRegion(regionCode, this.siteOf.get(siteId), region),
    );
  }

  /** What `servesAt` of the contract says, for all items at once. */
  private takenAt(hall: NonNullable<ItemWish['hall']>): IsWanted {
    const levels = ACCEPT_LEVELS.filter((level) => hallLevelsFor([level]).includes(hall.level));
    const taken = levels.reduce((flags, level) => flags | TAKEN_AT[level], 0);
    const isAround = this.mask(`around ${hall.regionCode}`, ({ regionCode }) => isWithin(hall.regionCode, regionCode));
    return (item) => (this.flags[item]! & taken) !== 0 && isAround[this.originOf[item]!] === 1;
  }

  private mask(key: string, test: (origin: Origin) => boolean): Uint8Array {
    const known = this.masks.get(key);
    if (known) return known;
    const mask = Uint8Array.from(this.origins, (origin) => (test(origin) ? 1 : 0));
    const [oldest] = this.masks.keys();
    if (this.masks.size >= MASKS_KEPT && oldest !== undefined) this.masks.delete(oldest);
    this.masks.set(key, mask);
    return mask;
  }
}

/** Which flags are looked at, and how they must stand. */
function asked({ audience, bookable, online, exempt, homeVisit }: ItemWish): { must: number; want: number } {
  let [must, want] = [0, 0];
  const ask = (flag: Flag, answer: 'true' | 'false' | undefined) => {
    if (answer === undefined) return;
    must |= FLAG[flag];
    if (answer === 'true') want |= FLAG[flag];
  };
  ask('bookable', bookable);
  ask('online', online);
  ask('exempt', exempt);
  ask('homeVisit', homeVisit);
  if (audience !== undefined) ask(audience, 'true');
  return { must, want };
}
