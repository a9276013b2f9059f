import type { Day } from './demo-day.mjs';

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
export function pagesOf(day: Day): LookedAt[];
/** Who sits at the desk that this page belongs to; undefined for everybody's pages. */
export function deskAccount(route: string): string | undefined;
export function addressOf(url: string, page: { route: string; query?: Query }): string;
