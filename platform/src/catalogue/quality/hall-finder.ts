import type { RegionLevel } from '@yichuang/contract/catalogue/hall';
import type { Item } from '@yichuang/contract/catalogue/item';
import { hallLevelsFor, shortRegion } from '@yichuang/contract/catalogue/rules';

type Place = { level: RegionLevel; regionCode: string };
/** Lengths of region codes: 2 province, 4 city, 6 county, 9 town, 12 village. */
const LENGTHS = [2, 4, 6, 9, 12];

/** Whether some hall takes an item, as `servesAt` says; prepared for a hundred thousand items and thousands of halls. */
export function hallFinder(halls: readonly Place[]): (item: Pick<Item, 'regionCode' | 'acceptLevels'>) => boolean {
  const served = new Set(
    halls.flatMap(({ level, regionCode }) => {
      const code = shortRegion(regionCode);
      return LENGTHS.filter((length) => length <= code.length).map((length) => `${level} ${code.slice(0, length)}`);
    }),
  );
  return ({ regionCode, acceptLevels }) =>
    hallLevelsFor(acceptLevels).some((level) => served.has(`${level} ${shortRegion(regionCode)}`));
}
