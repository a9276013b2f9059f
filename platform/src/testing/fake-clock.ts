import { atBeijing } from '@yichuang/contract/calendar';
import { Clock } from '@yichuang/server/clock';

/** Stands still until told; limits and time-outs, which ask for the real time, stand still with it. */
export class FakeClock extends Clock {
  private moment: number;

  /** Beijing date and time, e.g. `2026-11-23`, `09:30`. */
  constructor(date: string, time: string) {
    super();
    this.moment = atBeijing(date, time);
  }

  set(date: string, time: string): void {
    this.moment = atBeijing(date, time);
  }
  advance(ms: number): void {
    this.moment += ms;
  }
  override realNow(): number {
    return this.moment;
  }
  override now(): number {
    return this.moment + this.offsetMs;
  }
}
