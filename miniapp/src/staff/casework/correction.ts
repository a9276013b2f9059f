import { isRealDate } from '@yichuang/contract/identity/id-number';
import { fieldsOf, type Form, type FormField } from '@yichuang/contract/cases/form';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import type { StepDetails } from './case-actions';

/** What a clerk is writing about one material. */
export type Remark = { problem: string; acceptCriteria: string; fields: readonly string[] };
/** By material; materials without a remark are in order. `dueDate` is empty for the ordinary day. */
export type Draft = { remarks: Readonly<Record<string, Remark>>; dueDate: string };

export const EMPTY_DRAFT: Draft = { remarks: {}, dueDate: '' };
export const EMPTY_REMARK: Remark = { problem: '', acceptCriteria: '', fields: [] };

/** What is mostly wrong, and when it is right, in words that an applicant understands. */
export const PHRASES: readonly { name: string; problem: string; acceptCriteria: string }[] = [
  { name: '没有交', problem: '还没有交这份材料', acceptCriteria: '交齐这份材料，每一页都要' },
  { name: '看不清', problem: '拍得不清楚，字认不出来', acceptCriteria: '字、号码和印章都看得清，四个角都在' },
  { name: '缺页', problem: '没有交齐，缺了页', acceptCriteria: '每一页都要，按顺序' },
  { name: '过期', problem: '已经过了有效期', acceptCriteria: '在有效期内' },
  { name: '对不上', problem: '和申请表上填的不一致', acceptCriteria: '姓名、号码和申请表一致' },
  { name: '没签章', problem: '没有签名或者盖章', acceptCriteria: '本人签名或单位盖章，日期写全' },
];

/** Ticks a material or takes the tick away; what was written about it is forgotten with the tick. */
export function toggled({ remarks, ...draft }: Draft, materialId: string): Draft {
  const { [materialId]: known, ...others } = remarks;
  return { ...draft, remarks: known ? others : { ...others, [materialId]: EMPTY_REMARK } };
}

export const remarked = ({ remarks, ...draft }: Draft, materialId: string, change: Partial<Remark>): Draft => ({
  ...draft,
  remarks: { ...remarks, [materialId]: { ...(remarks[materialId] ?? EMPTY_REMARK), ...change } },
});

/** Fields that the applicant filled in and may be asked to change. */
export const changeableFields = (form: Form): FormField[] => fieldsOf(form).filter(({ known }) => known === undefined);

export type Complaint = { where: string; message: string };

/** Everything that keeps the notice from going out. `where` is a material's id, or `dueDate` or `items`. */
export function complaintsOf(draft: Draft, materials: readonly CaseMaterial[], today: string): Complaint[] {
  const ticked = materials.filter(({ id }) => draft.remarks[id]);
  const none = ticked.length === 0 ? [{ where: 'items', message: '请勾选要补正的材料' }] : [];
  const silent = ticked
    .filter(({ id }) => (draft.remarks[id]?.problem.trim().length ?? 0) < 2)
    .map(({ id, materialName }) => ({ where: id, message: `请写明「${materialName}」哪里不对` }));
  const { dueDate } = draft;
  const isLate = dueDate !== '' && (!isRealDate(dueDate) || dueDate <= today);
  return [...none, ...silent, ...(isLate ? [{ where: 'dueDate', message: '请写今天之后的日子，如 2026-12-15' }] : [])];
}

type Notice = { materialName: string; problem: string; acceptCriteria: string; fields: string[] };

/** The notice as the applicant will read it, in the order of the materials. */
export function noticeOf(draft: Draft, materials: readonly CaseMaterial[], form: Form): Notice[] {
  const labels = new Map(changeableFields(form).map(({ id, label }) => [id, label]));
  return materials.flatMap(({ id, materialName }) => {
    const remark = draft.remarks[id];
    if (!remark) return [];
    const { problem, acceptCriteria } = remark;
    const fields = remark.fields.flatMap((field) => labels.get(field) ?? []);
    return { materialName, problem: problem.trim(), acceptCriteria: acceptCriteria.trim(), fields };
  });
}

/** What is sent. */
export function correctionDetails(draft: Draft, materials: readonly CaseMaterial[]): StepDetails {
  const items = materials.flatMap(({ id }) => {
    const remark = draft.remarks[id];
    if (!remark) return [];
    const { problem, acceptCriteria, fields } = remark;
    return { materialId: id, problem: problem.trim(), acceptCriteria: acceptCriteria.trim(), fields: [...fields] };
  });
  return { items, ...(draft.dueDate !== '' && { dueDate: draft.dueDate }) };
}
