import type { Executor } from '../db/database.js';

/** Whose data is asked for; `personId` is null until the real name is proved. */
export type Whose = { accountId: string; personId: string | null };
/** Everything one feature keeps about somebody, masked as everywhere, ready for JSON. */
export type PersonalDataSource = (whose: Whose) => Promise<unknown[]>;

/** Removes what no law keeps of somebody whose last account is emptied. */
export type Erasure = (tx: Executor, personId: string) => Promise<void>;

/** Features add what they keep when their module starts; a copy of one's own data then holds it, and leaving removes what may go. */
export class PersonalData {
  private readonly sources = new Map<string, PersonalDataSource>();
  private readonly erasures: Erasure[] = [];

  /** @param feature the name under which it stands in the copy, e.g. `appointments` */
  add(feature: string, source: PersonalDataSource): void {
    this.sources.set(feature, source);
  }

  onErase(erasure: Erasure): void {
    this.erasures.push(erasure);
  }

  async of(whose: Whose): Promise<Record<string, unknown[]>> {
    const parts = [...this.sources].map(async ([feature, source]) => [feature, await source(whose)] as const);
    return Object.fromEntries(await Promise.all(parts));
  }

  async erase(tx: Executor, personId: string): Promise<void> {
    for (const erasure of this.erasures) await erasure(tx, personId);
  }
}
