import type { StaffCaseSummary } from '@yichuang/contract/cases/staff-contract';
import { today } from '../../clock';

type Due = Pick<StaffCaseSummary, 'lamp' | 'dueDate' | 'allowed'>;
export type DueCounts = { overdue: number; today: number };

/** Only what the person can do something about: of the rest somebody else is told. */
export function countDue(cases: readonly Due[]): DueCounts {
  const mine = cases.filter(({ allowed }) => allowed.length > 0);
  const overdue = mine.filter(({ lamp }) => lamp === 'red');
  return {
    overdue: overdue.length,
    today: mine.filter((one) => one.lamp !== 'red' && one.dueDate === today()).length,
  };
}

/** 「超期 1 件，今天到期 2 件」 */
export function dueText({ overdue, today }: DueCounts): string {
  const parts = [...(overdue > 0 ? [`超期 ${overdue} 件`] : []), ...(today > 0 ? [`今天到期 ${today} 件`] : [])];
  return parts.length > 0 ? parts.join('，') : '今天没有到期的';
}
