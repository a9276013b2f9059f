import * as z from 'zod/mini';
import { Item, Material } from '../catalogue/item.js';
import type { CatalogueFacts } from '../catalogue/quality/rule.js';
import { factsFrom } from '../catalogue/quality/catalogue-lists.js';

const entry = (name: string, ...aliases: string[]) => ({ name, aliases, note: '改为部门核查', basis: '某文件' });

/** Lists with one entry each, and a hall for everybody in 420704. */
export const FACTS: CatalogueFacts = factsFrom(
  {
    cancelledProofs: [entry('婚姻状况证明', '单身证明')],
    notInCentre: [entry('集会游行示威许可', '集会…示威')],
    intermediaries: [entry('公共场所卫生检测', '公共场所卫生')],
  },
  ({ regionCode }) => regionCode.startsWith('420704'),
);

/** A form that the applicant fills in. */
export const FORM: Material = z.parse(Material, {
  materialName: '申领登记表',
  isNeed: '1',
  materialType: '2',
  materialFormat: '3',
  sourceType: '10',
  pageNum: 1,
  hasForm: true,
  hasSample: true,
  exemptBy: null,
  fillExplain: '逐项填写，本人签名',
  acceptStand: '填写完整，有签名',
});
/** A card that nobody need bring. */
export const CARD: Material = z.parse(Material, {
  ...FORM,
  materialName: '居民身份证',
  materialType: '1',
  sourceType: '20',
  hasForm: false,
  exemptBy: { mode: 'certificate', source: '居民身份证' },
});

/** An item in which the element check finds nothing. */
export const VALID_ITEM: Item = z.parse(Item, {
  taskCode: '11420700MB0100000T4002014901000',
  catalogCode: '002014901000',
  taskName: '优待证申领（首次）',
  shortName: '优待证',
  regionCode: '420704',
  regionName: '鄂州临空经济区',
  deptName: '退役军人事务局',
  theme: '退役军人',
  serverType: ['1'],
  projectType: '2',
  useLevel: '4',
  limitSceneNum: 0,
  promiseDay: 10,
  promiseType: '1',
  isFee: '0',
  isSchedule: '1',
  isOnline: '1',
  isHomeVisit: '1',
  exemptCount: 1,
  materialCount: 2,
  taskType: '20',
  taskHandleItem: '11420700MB0100000T400201490100001',
  deptCode: '11420700MB0100000T',
  acceptLevels: ['county', 'town'],
  handleType: ['1', '2'],
  handleArea: '2',
  limitSceneExplain: '',
  anticipateDay: 20,
  anticipateType: '1',
  anticipateExplain: '',
  promiseExplain: '',
  fees: [],
  onlineHandleDepth: ['3', '4', '5'],
  isExpress: '1',
  isEntryCenter: '1',
  isServiceTerminals: '0',
  acceptCondition: ['已建档立卡', '户籍在本地'],
  materials: [FORM, CARD],
  resultName: '优待证',
  resultType: '10',
  resultDelivery: ['窗口领取', '邮寄'],
  handleFlow: ['申请', '受理', '审核', '发证'],
  specialProcedures: [{ name: '公示', days: 5, counted: false }],
  byLaw: ['《退役军人保障法》第二十条'],
  faq: [{ question: '多久能拿到？', answer: '审核通过后 5 个工作日内寄出。' }],
  agency: { homeVisitFor: ['重度残疾人'], villageAgent: true, relativeProxy: true, proxyRequires: '带双方身份证' },
  linkWay: '027-12345678，办事大厅咨询台',
  superviseWay: '12345',
  verifyNote: '演示数据',
});
