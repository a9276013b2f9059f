import { Inject } from '@nestjs/common';
import type { LevelGroup, listLevelDifferences } from '@yichuang/contract/catalogue/quality-contract';
import { differencesIn } from '@yichuang/contract/catalogue/quality/level-check';
import { shortRegion } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { ItemsRepository } from '../items.repository.js';
import { LevelGroupsRepository, NAMED_AT_MOST } from './level-groups.repository.js';
import { levelNameOf } from './level-names.js';

/** 五级四同: the database finds the groups that differ, the rule says in what. Of each wording one item is read. */
export class LevelDifferencesService {
  constructor(
    @Inject(LevelGroupsRepository) private readonly groups: LevelGroupsRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
  ) {}

  async list({ region = 'none' }: Caller, query: Parsed<typeof listLevelDifferences>['query']) {
    const within = shortRegion(region);
    const { page, ...more } = await this.groups.differing(within, query);
    const codes = page.map(({ id }) => id);
    const [wordings, members] = await Promise.all([
      this.groups.wordings(within, codes),
      this.groups.members(within, codes),
    ]);
    const spoken = await this.items.findMany(wordings.flatMap(({ taskCodes }) => taskCodes.slice(0, 1)));
    const itemOf = new Map(spoken.map((item) => [item.taskCode, item]));
    const items = page.map(({ id, itemCount }): LevelGroup & { id: string } => {
      const said = wordings.flatMap((one) => {
        const item = itemOf.get(one.taskCodes[0] ?? '');
        return one.catalogCode === id && item ? [{ ...one, item }] : [];
      });
      return {
        id,
        catalogCode: id,
        taskName: said[0]?.item.taskName ?? '',
        itemCount,
        items: members
          .filter(({ catalogCode }) => catalogCode === id)
          .map(({ catalogCode: _, ...one }) => ({ ...one, levelName: levelNameOf(one.level) })),
        differences: differencesIn(said, NAMED_AT_MOST),
      };
    });
    return { ...more, items };
  }
}
