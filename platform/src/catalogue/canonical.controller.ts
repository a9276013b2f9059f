import { Controller, Inject } from '@nestjs/common';
import { factsOf } from '@yichuang/contract/catalogue/facts';
import type { Item } from '@yichuang/contract/catalogue/item';
import { listCanonicalItems, type CanonicalItem } from '@yichuang/contract/catalogue/same-source-contract';
import { guideFacts, rowFacts } from '@yichuang/contract/catalogue/told-facts';
import type { Parsed } from '@yichuang/contract/route';
import { digestOf } from '@yichuang/server/facts-digest';
import { Handles } from '@yichuang/server/handles';
import { CanonicalRepository } from './canonical.repository.js';

function toCanonical(item: Item): CanonicalItem {
  const { taskCode, taskName } = item;
  const facts = factsOf(item);
  return { taskCode, taskName, digest: digestOf(facts), facts, guide: guideFacts(item), row: rowFacts(item) };
}

@Controller()
export class CanonicalController {
  constructor(@Inject(CanonicalRepository) private readonly records: CanonicalRepository) {}

  @Handles(listCanonicalItems)
  async list({ query }: Parsed<typeof listCanonicalItems>) {
    const page = await this.records.page(query);
    return { ...page, items: page.items.map(toCanonical) };
  }
}
