import type { QualityFinding } from '@yichuang/contract/catalogue/quality-contract';

export const FINDING_KINDS = {
  missing: { name: '缺项', tone: 'red', icon: 'stop' },
  malformed: { name: '不规范', tone: 'amber', icon: 'warn' },
  contradictory: { name: '矛盾', tone: 'red', icon: 'stop' },
  policy: { name: '与清单不符', tone: 'amber', icon: 'warn' },
} as const satisfies Record<QualityFinding['kind'], object>;

const GOOD = 90;
const FAIR = 75;
/** A mark as colour, shape and words. */
export function markOf(score: number) {
  if (score >= GOOD) return { tone: 'green', icon: 'ok', word: '好' } as const;
  return score >= FAIR
    ? ({ tone: 'amber', icon: 'warn', word: '要补' } as const)
    : ({ tone: 'red', icon: 'stop', word: '要改' } as const);
}

/** 「95 分」, 「92.4 分」 */
export const pointsText = (score: number): string => `${Number(score.toFixed(1))} 分`;
