import type { Correction } from '@yichuang/contract/cases/case';
import { MAX_FILES, missingMaterials, SIGNATURE, type CaseMaterial } from '@yichuang/contract/cases/material';
import type { FieldError } from '@yichuang/contract/problem';
import { Refused } from '@yichuang/server/refused';
import { allowedToOwner, type CaseRecord } from './case-record.js';

/** All files of a case together: a folder of forty scanned pages. */
const MOST_CASE_BYTES = 60 * 1024 * 1024;

type Kept = { materialId: string; size: number; isHandedIn: boolean };
type Told = Pick<CaseRecord, 'state' | 'facts' | 'item' | 'parentId'>;

const isAskedAgain = ({ state }: Told) => state === 'correctionPending' || state === 'reviewCorrectionPending';
const isTaken = ({ how }: CaseMaterial) => how === 'upload' || how === 'certificate';
const notNow = (record: Told, detail: string) =>
  new Refused('ACTION_NOT_ALLOWED', { detail, allowed: allowedToOwner(record) });

/** @throws Refused NOT_FOUND */
export function materialOf({ item }: Told, materialId: string): CaseMaterial {
  const material = item.materials.find(({ id }) => id === materialId);
  if (!material) throw new Refused('NOT_FOUND');
  return material;
}

/**
 * Whether something may be handed in for this material now: before the case is handed in, all that is asked for; after a
 * notice of correction, what it lists.
 * @throws Refused NOT_FOUND, ACTION_NOT_ALLOWED
 */
export function requireOpen(record: Told, materialId: string): void {
  const material = materialId === SIGNATURE ? undefined : materialOf(record, materialId);
  if (isAskedAgain(record)) {
    if (record.parentId !== null) throw notNow(record, '几个部门缺的请在「一件事」里一起补');
    if (record.facts.correction?.items.some((item) => item.materialId === materialId)) return;
    throw notNow(record, '补正通知书没有要求这份材料，不用再交');
  }
  if (record.state !== 'draft' && record.state !== 'preReviewReturned')
    throw notNow(record, '申请已经提交，现在不能改材料；要补充请等通知，或打服务电话');
  if (material && !isTaken(material)) throw notNow(record, '这份材料不用另交，接着办下一步就行');
}

/** What was handed in before a notice is evidence, and stays. @throws Refused ACTION_NOT_ALLOWED */
export function requireOwnToTakeBack(record: Told, { isHandedIn }: Pick<Kept, 'isHandedIn'>): void {
  if (isHandedIn && isAskedAgain(record)) throw notNow(record, '已经提交的材料不能删，补交新的就行');
}

/** @param size bytes of the next one. @throws Refused TOO_MANY_FILES */
export function requireRoom(files: readonly Kept[], materialId: string, size: number): void {
  const others = materialId === SIGNATURE ? files.filter((file) => file.materialId !== SIGNATURE) : files;
  if (others.filter((file) => file.materialId === materialId).length >= MAX_FILES)
    throw new Refused('TOO_MANY_FILES', { detail: `一份材料最多 ${MAX_FILES} 个文件，请先删掉不用的` });
  if (others.reduce((sum, file) => sum + file.size, size) > MOST_CASE_BYTES)
    throw new Refused('TOO_MANY_FILES', { detail: '这件申请的文件加起来超过 60 MB，请先删掉不用的，或拍得小一些' });
}

const lacking =
  (verb: string) =>
  ({ id, materialName }: Pick<CaseMaterial, 'id' | 'materialName'>): FieldError => ({
    path: `body.materials.${id}`,
    code: 'required',
    message: `请${verb}「${materialName}」`,
  });

/** Required materials that are not there, by name. */
export const missing = (materials: readonly CaseMaterial[]): FieldError[] =>
  missingMaterials(materials).map(lacking('上传'));

/**
 * Materials of a notice for which nothing new came. Where it asks for fields of the form, those are the answer.
 * @param isNew whether a file or certificate of the material was not handed in yet
 */
export const notMended = (
  { items }: Correction,
  materials: readonly CaseMaterial[],
  isNew: (materialId: string) => boolean,
): FieldError[] =>
  materials
    .filter((material) => isTaken(material) && !isNew(material.id))
    .filter(({ id }) => items.some((item) => item.materialId === id && item.fields.length === 0))
    .map(lacking('重新上传'));
