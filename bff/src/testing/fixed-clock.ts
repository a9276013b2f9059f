import { Clock } from '@yichuang/server/clock';

/** Stands still until it is moved; `real` is what nobody moves in production. */
export class FixedClock extends Clock {
  real = 1_795_500_000_000;
  override realNow() {
    return this.real;
  }
  override now() {
    return this.real + this.offsetMs;
  }
}
