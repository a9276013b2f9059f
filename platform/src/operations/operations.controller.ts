import { Controller, Inject } from '@nestjs/common';
import { fromInstant } from '@yichuang/contract/calendar';
import { resetTestClock, setTestClock } from '@yichuang/contract/operations/contract';
import type { Parsed } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { Handles } from '@yichuang/server/handles';

/** The test clock is held here and ticks on; every BFF follows it through the feed. */
@Controller()
export class OperationsController {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Handles(setTestClock)
  set({ body }: Parsed<typeof setTestClock>) {
    this.clock.setOffset(fromInstant(body.now) - this.clock.realNow());
    return { now: this.clock.instant(), isTest: true };
  }

  @Handles(resetTestClock)
  reset() {
    this.clock.setOffset(0);
    return null;
  }
}
