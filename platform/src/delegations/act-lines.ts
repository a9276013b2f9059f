import type { ActRecord } from './acts.repository.js';

type Line = Pick<ActRecord, 'title' | 'at' | 'subjectId'>;

/** Lines for a paper; the same thing again and again, like saving a draft, is one line that counts. */
export function actLines(acts: readonly Line[], momentOf: (instant: string) => string): string[] {
  const runs: { first: Line; times: number }[] = [];
  for (const act of acts) {
    const last = runs.at(-1);
    if (last?.first.title === act.title && last.first.subjectId === act.subjectId) last.times++;
    else runs.push({ first: act, times: 1 });
  }
  return runs.map(({ first: { at, title }, times }) => `${momentOf(at)} ${title}${times > 1 ? `（${times} 次）` : ''}`);
}
