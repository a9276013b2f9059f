import type { RegionLevel } from './hall.js';
import type { Item } from './item.js';

/**
 * The shortest code of a region: `410400` and `410400000000` are `4104`, as the statistical codes write it
 * (2 province, 4 city, 6 county, 9 town, 12 village).
 */
export function shortRegion(code: string): string {
  for (const [length, zeros] of [
    [12, 3],
    [9, 3],
    [6, 2],
    [4, 2],
  ] as const)
    if (code.length === length && code.endsWith('0'.repeat(zeros))) return shortRegion(code.slice(0, -zeros));
  return code;
}

/** Whether `code` is `above` or lies below it. */
export const isWithin = (code: string, above: string): boolean => shortRegion(code).startsWith(shortRegion(above));

/** 区 is taken at the county's or the city's hall. */
const ACCEPTED_AT = {
  county: ['county', 'city'],
  town: ['town'],
  village: ['village'],
} as const satisfies Record<Item['acceptLevels'][number], readonly RegionLevel[]>;

/** Of which levels the halls are that take an item. */
export const hallLevelsFor = (acceptLevels: Item['acceptLevels']): readonly RegionLevel[] =>
  acceptLevels.flatMap((level) => ACCEPTED_AT[level]);

/** Whether a hall takes an item: it lies in the item's region and is of a level that accepts it. */
export function servesAt(
  hall: { level: RegionLevel; regionCode: string },
  item: Pick<Item, 'regionCode' | 'acceptLevels'>,
): boolean {
  return hallLevelsFor(item.acceptLevels).includes(hall.level) && isWithin(hall.regionCode, item.regionCode);
}

/**
 * The part of a hall that takes a theme; a theme that no area names goes to the first one, which has 综合窗口.
 * Undefined only for a hall without areas.
 */
export const areaFor = <A extends { themes: readonly string[] }>(areas: readonly A[], theme: string): A | undefined =>
  areas.find((area) => area.themes.includes(theme)) ?? areas[0];
