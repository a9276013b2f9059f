import { addDays, atBeijing, dateOf, fromInstant, toInstant } from '@yichuang/contract/calendar';
import { endOf } from '@yichuang/contract/cases/clock';
import type { CaseFacts } from './case-record.js';

/** A correction may lapse only after so many reminders (guard of `lapse` in the contract's rules). */
export const REMINDERS = 2;
const MORNING = '09:00';

type Waiting = { sentAt: string; dueDate: string; reminders: readonly string[] };

const halfway = (from: number, to: number) => from + Math.floor((to - from) / 2);
/** Nobody wants to be reminded at night: nine o'clock of that day, unless that is over. */
function byDay(epochMs: number, after: number): number {
  const morning = atBeijing(dateOf(epochMs), MORNING);
  return morning > after ? morning : epochMs;
}

/** When half of the time is gone, and the day before the last; closer together where the time is short. */
function reminderAt({ sentAt, dueDate, reminders: [first] }: Waiting): number {
  const end = fromInstant(endOf(dueDate));
  const asked = fromInstant(sentAt);
  if (first === undefined) return byDay(halfway(asked, end), asked);
  const told = fromInstant(first);
  const dayBefore = atBeijing(addDays(dueDate, -1), MORNING);
  if (dayBefore > told) return dayBefore;
  return told < end ? byDay(halfway(told, end), told) : atBeijing(addDays(dateOf(told), 1), MORNING);
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
