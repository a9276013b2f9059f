import { Inject, Injectable } from '@nestjs/common';
import { bulkhead } from 'cockatiel';
import * as z from 'zod/mini';
import { getItem } from '@yichuang/contract/catalogue/contract';
import { differencesBetween, factsOf } from '@yichuang/contract/catalogue/facts';
import { Item } from '@yichuang/contract/catalogue/item';
import {
  listCanonicalItems,
  type CanonicalItem,
  type checkSameSource,
  type SourceDifference,
} from '@yichuang/contract/catalogue/same-source-contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import { digestOf } from '@yichuang/server/facts-digest';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { CachedReads } from '../cache/cached-reads.js';
import { PlatformClient } from '../upstream/platform-client.js';
import type { Origin } from '../upstream/upstream-client.js';

/** Items asked for at once: a check must not stand before citizens in the line to the platform. */
const AT_ONCE = 4;
const MOST_ON_A_PAGE = 100;

type Source = SourceDifference['source'];

/** What citizens would be told of it; null: that there is no such item. */
type Shown = Item | null;

function differencesOf(canonical: CanonicalItem, source: Source, shown: Shown): SourceDifference[] {
  const { taskCode, taskName } = canonical;
  const at = { taskCode, taskName, source };
  if (shown === null) return [{ ...at, element: 'item', label: '事项', canonical: taskName, shown: '' }];
  const facts = factsOf(shown);
  if (digestOf(facts) === canonical.digest) return [];
  return differencesBetween(canonical.facts, facts).map((difference) => ({ ...at, ...difference }));
}

/** 要素同源: holds what this BFF tells citizens of each item against the platform's own record of it. */
@Injectable()
export class SameSource {
  private readonly turns = bulkhead(AT_ONCE, MOST_ON_A_PAGE * AT_ONCE);

  constructor(
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(CachedReads) private readonly reads: CachedReads,
  ) {}

  /**
   * One page of items, each compared as it is answered now and as it is kept.
   * @throws Refused UPSTREAM_TIMEOUT, UNAVAILABLE: what could not be asked was not compared
   */
  async check(input: Parsed<typeof checkSameSource>, origin: Origin): Promise<Reply<typeof checkSameSource>> {
    const page = await this.platform.ask(listCanonicalItems, input, origin);
    const compared = await Promise.all(
      page.items.map((one) => this.turns.execute(() => this.compare(one, origin.traceId))),
    );
    return {
      items: compared.flatMap(({ differences }) => differences),
      nextCursor: page.nextCursor,
      ...(page.total !== undefined && { total: page.total }),
      checked: {
        items: page.items.length,
        fresh: page.items.length,
        cached: compared.filter(({ isCached }) => isCached).length,
      },
    };
  }

  private async compare(canonical: CanonicalItem, traceId: string) {
    const input = { params: { taskCode: canonical.taskCode } };
    const kept = await this.reads.peek(getItem, input);
    const fresh = await this.platform.ask(getItem, input, { traceId }).catch(noSuchItem);
    const cached = kept && z.parse(Item, JSON.parse(kept.toString('utf8')));
    return {
      isCached: kept !== undefined,
      differences: [
        ...differencesOf(canonical, 'fresh', fresh),
        ...(cached ? differencesOf(canonical, 'cached', cached) : []),
      ],
    };
  }
}

/** @throws whatever else went wrong */
function noSuchItem(error: unknown): null {
  if (error instanceof ProblemPassedOn && error.problem.code === 'NOT_FOUND') return null;
  throw error;
}
