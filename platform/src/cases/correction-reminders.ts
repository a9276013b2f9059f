import { addDays, atBeijing, dateOf, fromInstant, toInstant } from '@yichuang/contract/calendar';
import { endOf } from '@yichuang/contract/cases/clock';
import type { CaseFacts } from './case-record.js';

/** A correction may lapse only after so many reminders (guard of `lapse` in the contract's rules). */
export const REMINDERS = 2;
const MORNING = '09:00';

type Waiting = { sentAt: string; dueDate: string; reminders: readonly string[] };

const halfway = (from: number, to: number) => from + Math.floor((to - from) / 2);
const morningOf = (epochMs: number) => atBeijing(dateOf(epochMs), MORNING);

/** Half of the time in, and the day before the last, both in the morning; closer together where the time is short. */
function reminderAt({ sentAt, dueDate, reminders: [first] }: Waiting): number {
  const end = fromInstant(endOf(dueDate));
  if (first === undefined) {
    const half = halfway(fromInstant(sentAt), end);
    return morningOf(half) > fromInstant(sentAt) ? morningOf(half) : half;
  }
  const told = fromInstant(first);
  const dayBefore = atBeijing(addDays(dueDate, -1), MORNING);
  if (dayBefore > told) return dayBefore;
  return told < end ? halfway(told, end) : atBeijing(addDays(dateOf(told), 1), MORNING);
}

/** 24:00 of the last day; whoever was reminded too late has the day after the reminder. */
function lapseAt({ dueDate, reminders }: Waiting): string {
  const reminded = dateOf(fromInstant(reminders.at(-1) ?? endOf(dueDate)));
  return endOf(reminded > dueDate ? addDays(reminded, 1) : dueDate);
}

/** When something happens next to a case that waits for its applicant: a reminder, and after the second the end. */
export function nextOfCorrection({
  correction,
  reminders,
}: Pick<CaseFacts, 'correction' | 'reminders'>): string | null {
  if (!correction || correction.isAnswered) return null;
  const waiting = { sentAt: correction.sentAt, dueDate: correction.dueDate, reminders };
  return reminders.length < REMINDERS ? toInstant(reminderAt(waiting)) : lapseAt(waiting);
}
