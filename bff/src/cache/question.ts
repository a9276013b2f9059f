import { toWire } from '@yichuang/contract/client';
import type { Parsed, Route } from '@yichuang/contract/route';
import { ANY } from './catalogue-changes.js';

/** One public question, however its URL was written. */
export type Question = {
  key: string;
  /** The parts of the catalogue that its answer shows. */
  parts: readonly string[];
  freshMs: number;
  /** Whether anybody may invent more of them: words to search for, a place to measure from, a page to begin at. */
  isOpenEnded: boolean;
};

/** `item::taskCode` with the parameter filled in. */
const named = (part: string, params: Record<string, unknown>) =>
  part.replace(/::(\w+)$/, (_, name: string) => `:${String(params[name])}`);

/** Parsed input stands in the order of its schema, so one question has one key. */
export function questionOf<R extends Route>(route: R, input: Parsed<R>, clockOffsetMs: number): Question {
  const { params = {}, query = {} } = input as { params?: Record<string, unknown>; query?: object };
  return {
    // answers such as 「正在办公」 depend on the clock, and a moved test clock is another world
    key: `${clockOffsetMs} ${route.method} ${toWire(route, input as object).path}`,
    parts: (route.cache?.parts ?? [ANY]).map((part) => named(part, params)),
    freshMs: (route.cache?.seconds ?? 0) * 1000,
    isOpenEnded: Object.values(query).some((value) => typeof value === 'string'),
  };
}
