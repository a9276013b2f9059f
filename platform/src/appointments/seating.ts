import { Inject } from '@nestjs/common';
import { onlineSeats } from '@yichuang/contract/appointments/rules';
import { toInstant } from '@yichuang/contract/calendar';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';
import { HoldsRepository } from './holds.repository.js';
import { SeatsRepository, type SlotKey } from './seats.repository.js';
import { slotsOf, type Stand } from './stand.js';

type Change = { slot: SlotKey; by: number };

/** How many seats more or fewer each slot has taken, in the order of their ids: two people never wait for each other. */
function changesOf(take: readonly Stand[], give: readonly Stand[]): Change[] {
  const changes = new Map<string, Change>();
  const count = (stands: readonly Stand[], by: number) => {
    for (const slot of stands.flatMap(slotsOf))
      changes.set(slot.id, { slot, by: (changes.get(slot.id)?.by ?? 0) + by });
  };
  count(take, 1);
  count(give, -1);
  return [...changes.values()].toSorted((a, b) => (a.slot.id < b.slot.id ? -1 : 1));
}

/** Seats change hands here and nowhere else, always inside the caller's transaction. */
export class Seating {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SeatsRepository) private readonly seats: SeatsRepository,
    @Inject(HoldsRepository) private readonly holds: HoldsRepository,
  ) {}

  /**
   * Takes every half hour of `stand` in `hall` and gives back `given`, both or neither. Holds that ran out on those half
   * hours are ended first, so that no seat waits for the sweep.
   * @throws Refused SLOT_FULL when one of them has no seat left
   */
  async move(tx: Executor, hall: HallRecord, stand: Stand, given: readonly Stand[]): Promise<void> {
    const now = this.clock.now();
    const ranOut = await this.holds.expireOn(tx, stand, toInstant(now));
    for (const { slot, by } of changesOf([stand], [...given, ...ranOut])) {
      if (by < 0) await this.seats.giveBack(tx, slot.id, -by);
      if (by > 0 && !(await this.seats.take(tx, slot, by, onlineSeats(hall, slot, now))))
        throw new Refused('SLOT_FULL');
    }
  }

  /** @throws Refused SLOT_FULL when `slot` has no seat for this person and none is about to be free */
  async refuseIfFull(tx: Executor, hall: HallRecord, slot: SlotKey, personId: string): Promise<void> {
    const now = this.clock.now();
    const asking = { capacity: onlineSeats(hall, slot, now), personId, now: toInstant(now) };
    if (await this.seats.isFull(tx, slot, asking)) throw new Refused('SLOT_FULL');
  }

  async giveBack(tx: Executor, stands: readonly Stand[]): Promise<void> {
    for (const { slot, by } of changesOf([], stands)) await this.seats.giveBack(tx, slot.id, -by);
  }

  /** Ends the holds that ran out, a hundred at a time. Returns how many. */
  async endRunOut(tx: Executor): Promise<number> {
    const ranOut = await this.holds.expireSome(tx, this.clock.instant());
    await this.giveBack(tx, ranOut);
    return ranOut.length;
  }
}
