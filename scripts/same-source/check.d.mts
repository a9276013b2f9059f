import type { Browser } from 'playwright-core';

export type Difference = {
  taskCode: string;
  taskName: string;
  source: 'fresh' | 'cached' | 'list' | 'guide' | 'row';
  element: string;
  label: string;
  canonical: string;
  shown: string;
};
export function checkSource(
  url: string,
  options?: { token?: string; browser?: Browser; limit?: number },
): Promise<{
  checked: { items: number; fresh: number; cached: number; rows: number; guides: number; shownRows: number };
  differences: Difference[];
}>;
