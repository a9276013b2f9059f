import type { CaseSummary } from '@yichuang/contract/cases/case';
import { sorted } from '../sorted';
import { standingOf } from './case-words';

const OVER = ['notAccepted', 'completed', 'delivered', 'withdrawn', 'terminated'] as const;
/** Nothing more will happen to it. */
export const isOver = ({ state }: Pick<CaseSummary, 'state'>) => OVER.some((one) => one === state);
const FAR = '9999';

/** What the person must act on, then by the day it is due; drafts by themselves; what is over last, as the server has it. */
export function inOrder(items: readonly CaseSummary[]): {
  open: CaseSummary[];
  drafts: CaseSummary[];
  over: CaseSummary[];
} {
  const due = (one: CaseSummary) => `${standingOf(one).todo ? 0 : 1}${one.toSupplement?.dueDate ?? one.dueDate ?? FAR}`;
  const handedIn = items.filter(({ state }) => state !== 'draft');
  return {
    open: sorted(
      handedIn.filter((one) => !isOver(one)),
      (a, b) => due(a).localeCompare(due(b)),
    ),
    drafts: items.filter(({ state }) => state === 'draft'),
    over: handedIn.filter(isOver),
  };
}
