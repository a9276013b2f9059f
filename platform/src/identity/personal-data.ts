/** Whose data is asked for; `personId` is null until the real name is proved. */
export type Whose = { accountId: string; personId: string | null };
/** Everything one feature keeps about somebody, masked as everywhere, ready for JSON. */
export type PersonalDataSource = (whose: Whose) => Promise<unknown[]>;

/** Features add what they keep when their module starts; a copy of one's own data then holds it. */
export class PersonalData {
  private readonly sources = new Map<string, PersonalDataSource>();

  /** @param feature the name under which it stands in the copy, e.g. `appointments` */
  add(feature: string, source: PersonalDataSource): void {
    this.sources.set(feature, source);
  }

  async of(whose: Whose): Promise<Record<string, unknown[]>> {
    const parts = [...this.sources].map(async ([feature, source]) => [feature, await source(whose)] as const);
    return Object.fromEntries(await Promise.all(parts));
  }
}
