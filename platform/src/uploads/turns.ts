import { Refused } from '@yichuang/server/refused';

/** So many at once; those that come next wait in line, so many at most. */
export class Turns {
  private readonly line: (() => void)[] = [];

  constructor(
    private free: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws Refused UNAVAILABLE when the line is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else if (this.line.length >= this.mostWaiting) throw new Refused('UNAVAILABLE', {}, 2);
    else await new Promise<void>((resolve) => this.line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
