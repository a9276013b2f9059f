import { dateOf, timeOf, toInstant } from '@yichuang/contract/calendar';

/**
 * The only reader of the time. Domain rules ask `now()`, which a test may move; time-outs, caches and
 * service tokens use `realNow()`, which nobody moves.
 */
export class Clock {
  private offset = 0;

  /** Milliseconds added to real time. */
  get offsetMs() {
    return this.offset;
  }
  setOffset(ms: number) {
    this.offset = Math.round(ms);
  }
  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.offset;
  }
  realNow(): number {
    return Date.now();
  }
  /** The Beijing day. */
  today(): string {
    return dateOf(this.now());
  }
  /** The Beijing wall clock, `HH:mm`. */
  time(): string {
    return timeOf(this.now());
  }
  /** `2026-11-25T10:00:00.000+08:00` */
  instant(): string {
    return toInstant(this.now());
  }
}
