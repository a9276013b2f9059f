import type { Page } from 'playwright-core';

type Query = Record<string, string>;
export type LookedAt = {
  name: string;
  route: string;
  query?: Query;
  account?: string;
  /** The delegation under which they act in somebody else's name. */
  actingUnder?: string;
  elder?: { account: string; query?: Query };
};
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
};
export const MORNING: string;
export const DOORS_OPEN: string;
export function liveOneMorning(url: string, setClock: (instant: string) => Promise<void>): Promise<Day>;
export function pagesOf(day: Day): LookedAt[];
/** Who sits at the desk that this page belongs to; undefined for everybody's pages. */
export function deskAccount(route: string): string | undefined;
export function addressOf(url: string, page: { route: string; query?: Query }): string;
export function becomeSomebody(
  page: Page,
  who: { url: string; account?: string | undefined; actingUnder?: string | undefined; isElder?: boolean; now?: string },
): Promise<void>;
