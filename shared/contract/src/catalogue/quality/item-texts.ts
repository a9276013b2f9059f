import type { Item } from '../item.js';
import { oncePerItem } from './rule.js';

/** One piece of writing of an item, where it stands and what people call it. */
export type ItemText = { at: string; label: string; text: string };

const entries = (at: string, label: string, texts: readonly string[]): ItemText[] =>
  texts.map((text, index) => ({ at: `${at}.${index}`, label, text }));
const parts = <T>(at: string, list: readonly T[], names: Partial<Record<keyof T & string, string>>): ItemText[] =>
  list.flatMap((one, index) =>
    (Object.entries(names) as [keyof T & string, string][]).map(([part, label]) => ({
      at: `${at}.${index}.${part}`,
      label,
      text: String(one[part]),
    })),
  );

const SCALARS = {
  taskName: '事项名称',
  shortName: '简称',
  deptName: '实施主体',
  limitSceneExplain: '必须到现场的原因',
  anticipateExplain: '法定时限说明',
  promiseExplain: '承诺时限说明',
  resultName: '办理结果名称',
  linkWay: '咨询方式',
  superviseWay: '监督投诉方式',
  stateExplain: '事项状态说明',
  limitExplain: '数量限制',
  transactAddr: '办理地点',
  transactTime: '办理时间',
  linkAddr: '咨询地址',
} as const satisfies Partial<Record<keyof Item, string>>;

/** The lists of an item that consist of plain sentences. */
export const sentencesOf = oncePerItem((item): readonly ItemText[] => [
  ...entries('acceptCondition', '受理条件', item.acceptCondition),
  ...entries('handleFlow', '办理流程', item.handleFlow),
  ...entries('byLaw', '设定依据', item.byLaw),
  ...entries('resultDelivery', '结果送达方式', item.resultDelivery),
  ...parts('faq', item.faq, { question: '常见问题', answer: '常见问题的回答' }),
]);

/** Everything that citizens read of an item. */
export const textsOf = oncePerItem((item): readonly ItemText[] => [
  ...(Object.keys(SCALARS) as (keyof typeof SCALARS)[]).map((at) => ({ at, label: SCALARS[at], text: item[at] })),
  ...sentencesOf(item),
  ...parts('fees', item.fees, {
    feeName: '收费项目',
    feeStand: '收费标准',
    descExplain: '减免说明',
    byLaw: '收费依据',
  }),
  ...parts('materials', item.materials, {
    materialName: '材料名称',
    fillExplain: '填报须知',
    acceptStand: '受理标准',
    sourceExplain: '材料来源说明',
    remark: '材料备注',
  }),
  ...parts('specialProcedures', item.specialProcedures, { name: '特别程序' }),
]);
