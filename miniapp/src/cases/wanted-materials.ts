import type { Case } from '@yichuang/contract/cases/case';
import { isProvided, type CaseMaterial } from '@yichuang/contract/cases/material';
import { useItem } from '../catalogue/api';
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

/**
 * The same, one question a screen: what only some need is asked for only where the answers say so. Each needless question
 * is one more screen; the desk asks for what is missing.
 */
export function useAskedFor(shown: Pick<Case, 'taskCode' | 'materials' | 'partCount'>): readonly CaseMaterial[] {
  const { data: item } = useItem(shown.taskCode, shown.partCount === undefined);
  const list = useKeptList(shown.taskCode);
  const some =
    item?.materials.filter(({ onlyFor }) => onlyFor.length > 0).map(({ materialName }) => materialName) ?? [];
  return useWanted(shown).filter(
    (one) =>
      one.isNeed === '1' ||
      isProvided(one) ||
      !some.includes(one.materialName) ||
      list?.needed.includes(one.materialName),
  );
}
