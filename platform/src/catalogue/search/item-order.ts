import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { isWithin, shortRegion } from '@yichuang/contract/catalogue/rules';

const DEPTHS = [2, 4, 6, 9, 12];
const FAR = 6;
/** Scores closer than this are equal. */
const SCORE_STEP = 0.01;
const HIGHEST_SCORE = 9;

const depthOf = (region: string) => DEPTHS.indexOf(shortRegion(region).length);

/** By region: the levels between it and the one asked for; one that lies elsewhere is far. */
export function distancesTo(asked: string | undefined): (regionCode: string) => number {
  if (asked === undefined) return () => 0;
  const known = new Map<string, number>();
  return (regionCode) => {
    const before = known.get(regionCode);
    if (before !== undefined) return before;
    const distance = distanceTo(regionCode, asked);
    known.set(regionCode, distance);
    return distance;
  };
}

function distanceTo(regionCode: string, asked: string): number {
  const isInLine = isWithin(regionCode, asked) || isWithin(asked, regionCode);
  return isInLine ? Math.abs(depthOf(regionCode) - depthOf(asked)) : FAR;
}

/** Scores as whole steps: what falls on one step is equal, and the nearer item stands first. */
export const stepOf = (score: number): number => Math.round((HIGHEST_SCORE - score) / SCORE_STEP);

/**
 * Lower stands first: better matches, then nearer regions, then shorter names, then what is in use, done online or booked.
 */
export function rankOf(step: number, summary: ItemSummary, distance: number): number {
  const effort =
    (summary.taskState === '1' ? 0 : 4) + (summary.isOnline === '1' ? 0 : 2) + (summary.isSchedule === '1' ? 0 : 1);
  return ((step * 10 + distance) * 100 + Math.min(99, summary.taskName.length)) * 10 + effort;
}
