import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Problem } from '@yichuang/contract/problem';
import { Clock } from '@yichuang/server/clock';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { CatalogueChanges } from './catalogue-changes.js';
import type { CacheEntry } from './cache-entry.js';
import type { Question } from './question.js';

/** Objects, strings and list nodes around the bytes of an entry, roughly. */
const OVERHEAD_BYTES = 1500;
/** Whoever invents questions may push out the answers to invented questions, never a guide. */
const OPEN_ENDED_SHARE = 0.4;
const UNKNOWN_AT_MOST = 2000;
const UNKNOWN_FOR_MS = 20_000;
/** URLs as they came in. A longer one takes the long way. */
const URLS_AT_MOST = 20_000;
const URL_AT_MOST = 400;
/** How long an answer may stand in for a system that fails. */
export const STALE_FOR_MS = 24 * 3_600_000;
/** A system that has just failed is not asked again for what we hold. */
const REST_MS = 1000;

type Unknown = { problem: Problem; until: number; version: number; parts: readonly string[] };

/** Ready answers in this process, bounded by bytes; the least recently used go first. */
@Injectable()
export class FirstTier {
  private readonly closed: LRUCache<string, CacheEntry>;
  private readonly openEnded: LRUCache<string, CacheEntry>;
  private readonly unknown = new LRUCache<string, Unknown>({ max: UNKNOWN_AT_MOST });
  private readonly keysByUrl = new LRUCache<string, { key: string; clockOffsetMs: number }>({ max: URLS_AT_MOST });
  private readonly resting = new LRUCache<string, number>({ max: URLS_AT_MOST });

  constructor(
    @Inject(BFF_CONFIG) { cacheMaxBytes }: Pick<BffConfig, 'cacheMaxBytes'>,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CatalogueChanges) private readonly changes: CatalogueChanges,
  ) {
    const shelf = (share: number) =>
      new LRUCache<string, CacheEntry>({
        maxSize: Math.floor(cacheMaxBytes * share),
        sizeCalculation: ({ packed }, key) => packed.byteLength + key.length + OVERHEAD_BYTES,
      });
    this.closed = shelf(1 - OPEN_ENDED_SHARE);
    this.openEnded = shelf(OPEN_ENDED_SHARE);
  }

  isFresh(entry: CacheEntry): boolean {
    return entry.freshUntil > this.clock.realNow() && this.changes.isCurrent(entry);
  }

  /** An entry that may be answered as what the system says now. */
  fresh(key: string): CacheEntry | undefined {
    const entry = this.held(key);
    return entry && this.isFresh(entry) ? entry : undefined;
  }

  /** An entry that may be answered, marked, while the system is slow (`mayBeChanged` false) or fails. */
  standIn(key: string, { mayBeChanged }: { mayBeChanged: boolean }): CacheEntry | undefined {
    const entry = this.held(key);
    if (!entry || entry.filledAt + STALE_FOR_MS <= this.clock.realNow()) return undefined;
    return mayBeChanged || this.changes.isCurrent(entry) ? entry : undefined;
  }

  /** Keeps the better of two: what no change has made old, then what is newer. */
  put({ key, isOpenEnded }: Question, entry: CacheEntry) {
    this.unknown.delete(key);
    const held = this.held(key);
    if (!held || this.isBetter(entry, held)) (isOpenEnded ? this.openEnded : this.closed).set(key, entry);
  }

  forget(key: string) {
    this.closed.delete(key);
    this.openEnded.delete(key);
  }

  /** What the system does not have is not asked for again at once: a budget of its own, whatever numbers people try. */
  putUnknown({ key, parts }: Question, problem: Problem, version: number) {
    this.unknown.set(key, { problem, version, parts, until: this.clock.realNow() + UNKNOWN_FOR_MS });
  }
  unknownOf(key: string): Problem | undefined {
    const found = this.unknown.get(key);
    return found && found.until > this.clock.realNow() && this.changes.isCurrent(found) ? found.problem : undefined;
  }

  rest(key: string) {
    this.resting.set(key, this.clock.realNow() + REST_MS);
  }
  isResting(key: string): boolean {
    return (this.resting.get(key) ?? 0) > this.clock.realNow();
  }

  /** From now on this very URL is known to ask that question, as long as the clock is not moved. */
  nameByUrl(url: string, { key }: Question) {
    if (url.length <= URL_AT_MOST) this.keysByUrl.set(url, { key, clockOffsetMs: this.clock.offsetMs });
  }
  freshByUrl(url: string): CacheEntry | undefined {
    const known = this.keysByUrl.get(url);
    return known && known.clockOffsetMs === this.clock.offsetMs ? this.fresh(known.key) : undefined;
  }

  private isBetter(one: CacheEntry, other: CacheEntry): boolean {
    const isCurrent = this.changes.isCurrent(one);
    return isCurrent === this.changes.isCurrent(other) ? one.filledAt >= other.filledAt : isCurrent;
  }

  private held(key: string): CacheEntry | undefined {
    return this.closed.get(key) ?? this.openEnded.get(key);
  }
}
