import type { Walked } from './rehearsal.mjs';

/** Of scripts/demo/people.mjs. */
type Someone = { get(path: string): Promise<unknown> };
export function walk(someone: Someone, item: { taskCode: string; taskName: string }): Promise<Walked>;
