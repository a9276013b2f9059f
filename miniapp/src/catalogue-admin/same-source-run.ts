import { toInstant } from '@yichuang/contract/calendar';
import { checkSameSource, type SourceDifference } from '@yichuang/contract/catalogue/same-source-contract';
import * as z from 'zod/mini';
import { create } from 'zustand';
import { ask } from '../api/request';
import { useSession } from '../api/session';
import { stored } from '../api/stored';
import { now } from '../clock';

/** Items that one question compares. */
const AT_ONCE = 50;

const counted = { items: z.int(), fresh: z.int(), cached: z.int() };
/** The last comparison that went to its end on this device. */
const Last = z.object({ at: z.string(), ...counted, differences: z.int() });
const last = stored('same-source.last', Last);
export const lastComparison = () => last.read();

type Run = {
  state: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  items: number;
  fresh: number;
  cached: number;
  differences: readonly SourceDifference[];
  /** When it ended, as an instant. */
  at: string;
  error: unknown;
};
const NOTHING: Run = { state: 'idle', items: 0, fresh: 0, cached: 0, differences: [], at: '', error: undefined };

/** It goes on while its page is left, and its page finds it again. */
export const useComparison = create<Run>()(() => NOTHING);

/** Which run is the one that counts: a stopped one may still hear an answer. */
let current = 0;

async function comparePage(cursor: string | undefined, mine: number): Promise<string | null | undefined> {
  const { items, nextCursor, checked } = await ask(checkSameSource, { query: { limit: AT_ONCE, cursor } });
  if (current !== mine) return undefined;
  useComparison.setState((run) => ({
    items: run.items + checked.items,
    fresh: run.fresh + checked.fresh,
    cached: run.cached + checked.cached,
    differences: [...run.differences, ...items],
  }));
  return nextCursor;
}

function finish(): void {
  const at = toInstant(now());
  useComparison.setState({ state: 'done', at });
  const { items, fresh, cached, differences } = useComparison.getState();
  last.write({ at, items, fresh, cached, differences: differences.length });
}

/** Compares every item, page after page. */
export async function compareAll(): Promise<void> {
  const mine = ++current;
  useComparison.setState({ ...NOTHING, state: 'running' });
  try {
    let cursor = await comparePage(undefined, mine);
    while (typeof cursor === 'string') cursor = await comparePage(cursor, mine);
    if (cursor === null) finish();
  } catch (error) {
    if (current === mine) useComparison.setState({ state: 'failed', error });
  }
}

export function stopComparing(): void {
  current += 1;
  useComparison.setState({ state: 'stopped', at: toInstant(now()) });
}

// what one person was shown is not the next one's
useSession.subscribe(({ user }, before) => {
  if (before.user === undefined || before.user.id === user?.id) return;
  current += 1;
  useComparison.setState(NOTHING);
});
