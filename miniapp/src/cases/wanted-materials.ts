import type { Case } from '@yichuang/contract/cases/case';
import { isProvided, type CaseMaterial } from '@yichuang/contract/cases/material';
import { useKeptList } from '../catalogue/kept-choices';

/**
 * The materials to hand in. What the applicant's answers in the guide make needless is left out, unless it was handed in;
 * the server asks it of nobody, because the answers never leave this device.
 */
export function useWanted({ taskCode, materials }: Pick<Case, 'taskCode' | 'materials'>): readonly CaseMaterial[] {
  const list = useKeptList(taskCode);
  return materials.filter(
    (one) => one.isNeed === '1' || isProvided(one) || !list?.notNeeded.includes(one.materialName),
  );
}
