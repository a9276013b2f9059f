import { Injectable } from '@nestjs/common';

/** More names than these are forgotten for one that covers them all. */
const REMEMBER_AT_MOST = 10_000;
/** A part of answers whose route names none: it changes with whatever changes. */
export const ANY = 'any';

/**
 * What this BFF has heard of changes in the catalogue. Nothing is deleted anywhere: an answer carries the names of the
 * parts it is made of and the version known when it was asked for, and is out of date once one of its parts changed after.
 * So a missed message, another BFF's old copy and an answer that was on its way during a change are all one case.
 */
@Injectable()
export class CatalogueChanges {
  private known = 0;
  private allChangedAt = 0;
  private anyChangedAt = 0;
  private readonly changedAt = new Map<string, number>();

  /** The last version heard of; 0 before any. */
  get version(): number {
    return this.known;
  }

  /** From the platform's feed: what changed after {@link version}. */
  heard({ version, changedKeys }: { version: number; changedKeys: readonly string[] }) {
    if (changedKeys.includes('all') || this.changedAt.size + changedKeys.length > REMEMBER_AT_MOST) {
      this.changedAt.clear();
      this.allChangedAt = version;
    } else for (const key of changedKeys) this.changedAt.set(key, version);
    if (changedKeys.length > 0) this.anyChangedAt = version;
    this.known = version;
  }

  /** Whether an answer of these parts, asked for at that version, still shows what the catalogue says. */
  isCurrent({ version, parts }: { version: number; parts: readonly string[] }): boolean {
    // a version that nobody told us of yet: another BFF is ahead, or the platform was given another database
    if (version > this.known || version < this.allChangedAt) return false;
    return parts.every((part) => (part === ANY ? this.anyChangedAt : (this.changedAt.get(part) ?? 0)) <= version);
  }
}
