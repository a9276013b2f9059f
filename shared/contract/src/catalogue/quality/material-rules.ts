import type { Material } from '../item.js';
import { inEach, type Rule } from './rule.js';

const MOST_COPIES = 99;
const isNone = ({ exemptBy, pageNum, pageCopyNum }: Material) => exemptBy === null && pageNum + pageCopyNum === 0;

/** 材料: what each material says about itself must agree. */
export const MATERIAL_RULES: readonly Rule[] = [
  {
    id: 'material.exempt-yet-paper',
    kind: 'contradictory',
    element: 'materials.materialFormat',
    label: '材料形式',
    name: '免提交的材料还要交纸质的',
    advice: '能免提交的，形式改为电子或纸质电子都行；必须交纸质的，去掉免提交。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'materialFormat',
        (one) =>
          one.exemptBy !== null &&
          one.exemptBy.mode !== 'commitment' &&
          one.isNeed === '1' &&
          one.materialFormat === '1' &&
          `材料「${one.materialName}」可以凭${one.exemptBy.source ?? '证照或共享数据'}免提交，却又必要而且只收纸质`,
      ),
  },
  {
    id: 'material.certificate-from-applicant',
    kind: 'contradictory',
    element: 'materials.sourceType',
    label: '材料来源渠道',
    name: '凭证照免提交的材料，来源写成了自备',
    advice: '证照由部门核发，来源渠道改为政府部门核发。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'sourceType',
        (one) =>
          one.exemptBy?.mode === 'certificate' &&
          one.sourceType === '10' &&
          `材料「${one.materialName}」凭电子证照免提交，来源却写成申请人自备`,
      ),
  },
  {
    id: 'material.form-on-certificate',
    kind: 'contradictory',
    element: 'materials.hasForm',
    label: '空白表格',
    name: '证件或照片带着空白表格',
    advice: '证件、照片没有空白表格；要填表的，把材料类型改为申请表格文书。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'hasForm',
        (one) =>
          one.hasForm &&
          (one.materialType === '1' || one.materialType === '3') &&
          `材料「${one.materialName}」是${one.materialType === '1' ? '证件' : '照片'}，却带着空白表格`,
      ),
  },
  {
    id: 'material.form-from-department',
    kind: 'contradictory',
    element: 'materials.sourceType',
    label: '材料来源渠道',
    name: '申请人填的表，来源写成部门核发',
    advice: '申请人自己填的表格，来源渠道改为申请人自备。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'sourceType',
        (one) =>
          one.materialType === '2' &&
          one.hasForm &&
          one.sourceType === '20' &&
          `材料「${one.materialName}」由申请人填写，来源却写成政府部门核发`,
      ),
  },
  {
    id: 'material.copies-out-of-range',
    kind: 'malformed',
    element: 'materials.pageNum',
    label: '材料份数',
    name: '材料份数不合常理',
    advice: `原件和复印件一共填 1 到 ${MOST_COPIES} 份；免提交的可以是 0 份。`,
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'pageNum',
        (one) =>
          (one.pageNum < 0 || one.pageCopyNum < 0 || isNone(one) || one.pageNum + one.pageCopyNum > MOST_COPIES) &&
          `材料「${one.materialName}」要交原件 ${one.pageNum} 份、复印件 ${one.pageCopyNum} 份`,
      ),
  },
  {
    id: 'material.count-differs',
    kind: 'contradictory',
    element: 'materialCount',
    label: '材料数',
    name: '列表上的材料数和材料清单不一致',
    advice: '重新保存这个事项，数目会按材料清单重算。',
    check: ({ materials, materialCount, exemptCount }) => {
      const exempt = materials.filter((one) => one.exemptBy !== null).length;
      return (
        (materialCount !== materials.length || exemptCount !== exempt) &&
        `列表上写 ${materialCount} 份材料、免 ${exemptCount} 份，清单里是 ${materials.length} 份、免 ${exempt} 份`
      );
    },
  },
];
