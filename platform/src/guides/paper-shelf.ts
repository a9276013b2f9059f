import { createHash } from 'node:crypto';
import { Refused } from '@yichuang/server/refused';

/** Bytes that are kept; a guide's paper has some tens of kilobytes. */
const MOST_BYTES = 16 * 2 ** 20;
/** Papers drawn at a time, and how many callers may wait for others: drawing is work for the processor. */
const AT_ONCE = 2;
const MOST_WAITING = 30;

/**
 * Papers that anybody may ask for: each is drawn once, however many ask, and kept while there is room. Beyond what can wait,
 * callers are told to come back instead of piling up.
 */
export class PaperShelf {
  private readonly kept = new Map<string, Buffer>();
  private readonly flights = new Map<string, Promise<Buffer>>();
  private readonly waiting: (() => void)[] = [];
  private drawing = 0;
  private bytes = 0;

  /** @throws Refused UNAVAILABLE while too many papers wait to be drawn */
  async take<P extends { title: string }>(page: P, draw: (page: P) => Promise<Buffer>): Promise<Buffer> {
    // what is on it names it: a changed catalogue, another day or other choices are another paper
    const key = createHash('sha256').update(JSON.stringify(page)).digest('base64url');
    const kept = this.kept.get(key);
    if (kept) {
      this.keep(key, kept);
      return kept;
    }
    const running = this.flights.get(key);
    if (running) return running;
    const flight = this.drawn(key, () => draw(page)).finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  private async drawn(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    if (this.drawing >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new Refused('UNAVAILABLE');
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.drawing += 1;
    try {
      const paper = await draw();
      this.keep(key, paper);
      return paper;
    } finally {
      const next = this.waiting.shift();
      // the place is handed on, or given back
      if (next) next();
      else this.drawing -= 1;
    }
  }

  /** The last one asked for stands last; the first goes when there is no room. */
  private keep(key: string, paper: Buffer): void {
    this.bytes += paper.length - (this.kept.get(key)?.length ?? 0);
    this.kept.delete(key);
    this.kept.set(key, paper);
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= MOST_BYTES) break;
      this.kept.delete(oldest);
      this.bytes -= length;
    }
  }
}
