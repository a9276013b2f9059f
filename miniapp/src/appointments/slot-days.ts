import type { Slot, SlotDay } from '@yichuang/contract/appointments/appointment';
import { parseSlotId, startOf } from '@yichuang/contract/appointments/rules';
import { halfDay, isWorking } from '@yichuang/contract/calendar';
import { sorted } from '../sorted';

/** A time that can be chosen, with its day. */
export type Choice = { date: string; slot: Slot };

const isOpen = ({ state, remaining }: Slot) => state === 'open' && remaining > 0;
const open = (day: SlotDay): Choice[] => day.slots.filter(isOpen).map((slot) => ({ date: day.date, slot }));

/** Seats of the day that can still be booked. */
export const seatsOf = (day: SlotDay): number => open(day).reduce((sum, { slot }) => sum + slot.remaining, 0);

/** 休 for a day off, 班 for a weekend that is worked, nothing for an ordinary day. */
export function dayMark({ dayKind }: SlotDay): '休' | '班' | undefined {
  if (dayKind === 'makeupWorkday') return '班';
  return isWorking(dayKind) ? undefined : '休';
}

/** From the first day on to the last one that has any time that is not closed; what lies behind cannot be booked yet. */
export function shownDays(days: readonly SlotDay[]): SlotDay[] {
  const known = days.map(({ slots }) => slots.some(({ state }) => state !== 'closed'));
  return days.slice(0, known.lastIndexOf(true) + 1);
}

/** The first day after `after` (or of all) that has a seat. */
export const nextOpenDay = (days: readonly SlotDay[], after = ''): SlotDay | undefined =>
  days.find((day) => day.date > after && seatsOf(day) > 0);

export const findChoice = (days: readonly SlotDay[], slotId: string | undefined): Choice | undefined =>
  days.flatMap(open).find(({ slot }) => slot.id === slotId);

/** Full although the server's list, read a moment ago, still says otherwise. */
export function withFull(days: readonly SlotDay[], full: readonly string[]): SlotDay[] {
  const mark = (slot: Slot): Slot => (full.includes(slot.id) ? { ...slot, state: 'full', remaining: 0 } : slot);
  return days.map((day) => ({ ...day, slots: day.slots.map(mark) }));
}

/** The open times nearest to one that was just taken, in order of time. */
export function nearestOpen(days: readonly SlotDay[], slotId: string, count: number): Choice[] {
  const wanted = parseSlotId(slotId);
  if (!wanted) return [];
  const at = startOf(wanted);
  const timeOf = ({ date, slot }: Choice) => startOf({ date, start: slot.start });
  const others = days.flatMap(open).filter(({ slot }) => slot.id !== slotId);
  const byDistance = sorted(others, (a, b) => Math.abs(timeOf(a) - at) - Math.abs(timeOf(b) - at));
  return sorted(byDistance.slice(0, count), (a, b) => timeOf(a) - timeOf(b));
}

export type Half = '上午' | '下午';
export const slotsIn = (day: SlotDay, half: Half): Slot[] => day.slots.filter(({ start }) => halfDay(start) === half);

const always = () => true;

/** For somebody who should not have to read a table: the first open time of that half on each of the next days. */
export function suggested(
  days: readonly SlotDay[],
  half: Half,
  count: number,
  isFit: (choice: Choice) => boolean = always,
): Choice[] {
  const choices = days.flatMap((day) => open({ ...day, slots: slotsIn(day, half) })).filter(isFit);
  const firsts = choices.filter(({ date }, at) => choices.findIndex((other) => other.date === date) === at);
  const rest = choices.filter((choice) => !firsts.includes(choice));
  const timeOf = ({ date, slot }: Choice) => `${date} ${slot.start}`;
  const few = [...firsts, ...rest].slice(0, count);
  return sorted(few, (a, b) => timeOf(a).localeCompare(timeOf(b)));
}
