import { Inject } from '@nestjs/common';
import type { listFacets, listItems, listHotItems, suggestItems } from '@yichuang/contract/catalogue/contract';
import type { Item } from '@yichuang/contract/catalogue/item';
import type { Parsed, Reply } from '@yichuang/contract/route';
import { Refused } from '@yichuang/server/refused';
import { CatalogueSnapshot } from '../catalogue-snapshot.js';
import { facetsOf } from '../facets.js';
import { ItemFinds } from '../item-finds.js';
import { ItemsRepository } from '../items.repository.js';

const SUGGESTIONS = 8;
const HOT = 8;

/** Items as citizens look for them: by list, by words, by what others look for. */
export class ItemsService {
  constructor(
    @Inject(CatalogueSnapshot) private readonly snapshot: CatalogueSnapshot,
    @Inject(ItemsRepository) private readonly records: ItemsRepository,
    @Inject(ItemFinds) private readonly finds: ItemFinds,
  ) {}

  /** @throws Refused NOT_FOUND for a hall that does not exist */
  async list(query: Parsed<typeof listItems>['query']): Promise<Reply<typeof listItems>> {
    const { q, limit, cursor, hallId, ...others } = query;
    const { items, halls } = await this.snapshot.current();
    const hall = hallId === undefined ? undefined : halls.find(({ id }) => id === hallId);
    if (hallId !== undefined && !hall) throw new Refused('NOT_FOUND');
    const wish = { ...others, hall };
    if (q === undefined || q.trim() === '') return items.list(wish, { limit, cursor });
    const { similar, ...found } = items.find(q, wish, { limit, cursor });
    const [first] = found.items;
    if (first && found.match === 'good' && cursor === undefined) this.finds.count(first.taskCode);
    return { ...found, ...(found.match === 'none' && { similar }) };
  }

  async suggest({ q, region }: Parsed<typeof suggestItems>['query']): Promise<Reply<typeof suggestItems>> {
    const { items } = await this.snapshot.current();
    return { items: items.suggest(q, region, SUGGESTIONS), nextCursor: null };
  }

  /** @throws Refused NOT_FOUND */
  async get(taskCode: string): Promise<Item> {
    const item = await this.records.find(taskCode);
    if (!item) throw new Refused('NOT_FOUND');
    this.finds.count(taskCode);
    return item;
  }

  /** What is looked for most, filled up in the catalogue's order. */
  async hot(wish: Parsed<typeof listHotItems>['query']): Promise<Reply<typeof listHotItems>> {
    const [{ items }, ranked] = await Promise.all([this.snapshot.current(), this.finds.ranked()]);
    return items.hot(ranked, wish, HOT);
  }

  async facets(query: Parsed<typeof listFacets>['query']): Promise<Reply<typeof listFacets>> {
    const { items } = await this.snapshot.current();
    return facetsOf(items.all(query));
  }
}
