import type { Page } from 'playwright-core';

export type Day = {
  hallId: string;
  taskCode: string;
  packageCode: string;
  booked: string;
  bookedElder: string;
  waiting: string;
  called: string;
  shortCode: string;
  certificateId: string;
  draft: string;
  complete: string;
  received: string;
  reviewed: string;
  corrected: string;
  granted: string;
  refused: string;
  point: string;
  feedback: string;
  /** The import of a sheet that was checked. */
  sheet: string;
  /** The code of a matter that two imports have written. */
  mended: string;
};
export const MORNING: string;
export const DOORS_OPEN: string;
export function liveOneMorning(url: string, setClock: (instant: string) => Promise<void>): Promise<Day>;
export function becomeSomebody(
  page: Page,
  who: { url: string; account?: string | undefined; actingUnder?: string | undefined; isElder?: boolean; now?: string },
): Promise<void>;
