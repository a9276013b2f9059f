/** Whether something of this person is still being handled. */
export type OpenMatterSource = (personId: string) => Promise<boolean>;

/** Features add what keeps an account from being left when their module starts. */
export class OpenMatters {
  private readonly sources: OpenMatterSource[] = [];

  add(source: OpenMatterSource): void {
    this.sources.push(source);
  }

  async has(personId: string): Promise<boolean> {
    for (const source of this.sources) if (await source(personId)) return true;
    return false;
  }
}
