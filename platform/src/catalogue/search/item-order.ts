import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { isWithin, shortRegion } from '@yichuang/contract/catalogue/rules';
import type { ItemRow } from './item-rows.js';

const DEPTHS = [2, 4, 6, 9, 12];
const FAR = 6;
const UNKNOWN = -1;
const REGIONS_KEPT = 64;
/** Scores closer than this are equal. */
const SCORE_STEP = 0.01;
const HIGHEST_SCORE = 9;

const depthOf = (region: string) => DEPTHS.indexOf(shortRegion(region).length);

function distanceTo(regionCode: string, asked: string): number {
  const isInLine = isWithin(regionCode, asked) || isWithin(asked, regionCode);
  return isInLine ? Math.abs(depthOf(regionCode) - depthOf(asked)) : FAR;
}

/** Scores as whole steps: what falls on one step is equal, and the nearer item stands first. */
export const stepOf = (score: number): number => Math.round((HIGHEST_SCORE - score) / SCORE_STEP);

/** By an item's own: shorter names first, then what is in use, done online or booked. Below 1000. */
function ownRankOf({ taskName, taskState, isOnline, isSchedule }: ItemSummary): number {
  const effort = (taskState === '1' ? 0 : 4) + (isOnline === '1' ? 0 : 2) + (isSchedule === '1' ? 0 : 1);
  return Math.min(99, taskName.length) * 10 + effort;
}

/** How items that answer equally well stand beside one another, in numbers: a page may have thousands to choose from. */
export class ItemOrder {
  private readonly regions: string[] = [];
  private readonly regionOf: Uint32Array;
  private readonly own: Uint16Array;
  /** From the last regions asked for to each region, as far as somebody wanted to know. */
  private readonly distances = new Map<string | undefined, Int8Array>();

  constructor(rows: readonly ItemRow[]) {
    const known = new Map<string, number>();
    this.regionOf = Uint32Array.from(rows, ({ summary: { regionCode } }) => {
      const place = known.get(regionCode) ?? this.regions.push(regionCode) - 1;
      known.set(regionCode, place);
      return place;
    });
    this.own = Uint16Array.from(rows, ({ summary }) => ownRankOf(summary));
  }

  /**
   * Lower stands first: better matches, then regions nearer to the one asked for (by the levels between them; one that
   * lies elsewhere is far), then by the item's own.
   */
  rankIn(asked: string | undefined): (item: number, step: number) => number {
    const { regionOf, own, regions } = this;
    const distances = this.distancesTo(asked);
    return (item, step) => {
      const region = regionOf[item]!;
      if (distances[region] === UNKNOWN) distances[region] = distanceTo(regions[region]!, asked!);
      return (step * 10 + distances[region]!) * 1000 + own[item]!;
    };
  }

  private distancesTo(asked: string | undefined): Int8Array {
    const known = this.distances.get(asked);
    if (known) return known;
    const distances = new Int8Array(this.regions.length).fill(asked === undefined ? 0 : UNKNOWN);
    const [oldest] = this.distances.keys();
    if (this.distances.size >= REGIONS_KEPT) this.distances.delete(oldest);
    this.distances.set(asked, distances);
    return distances;
  }
}
