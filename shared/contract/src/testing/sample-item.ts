import * as z from 'zod/mini';
import { Item, type Material } from '../catalogue/item.js';
import { CARD, VALID_ITEM } from './valid-item.js';

/** A certificate that has to be handed in. */
export const sampleMaterial = (materialName: string, more: Partial<Material> = {}): Material => ({
  ...CARD,
  materialName,
  exemptBy: null,
  fillExplain: '',
  acceptStand: '清晰',
  ...more,
});

/** An item with something in every element. */
export const SAMPLE_ITEM: Item = z.parse(Item, {
  ...VALID_ITEM,
  taskName: '高龄津贴申领',
  shortName: '高龄津贴',
  regionName: '鄂城区',
  deptName: '民政局',
  theme: '民政',
  limitSceneNum: 1,
  promiseDay: 20,
  isFee: '1',
  taskType: '05',
  taskHandleItem: '',
  acceptLevels: ['county', 'village'],
  limitSceneExplain: '要本人签字',
  anticipateDay: 30,
  fees: [{ feeName: '工本费', feeStand: '5 元', isDesc: '1', descExplain: '低保户免', byLaw: '某文' }],
  onlineHandleDepth: ['3'],
  acceptCondition: ['年满 80 周岁', '本地户籍'],
  materials: [
    sampleMaterial('居民身份证', { exemptBy: { mode: 'certificate', source: '居民身份证' } }),
    sampleMaterial('银行卡'),
  ],
  resultName: '津贴',
  resultType: '40',
  resultDelivery: ['打到银行卡'],
  handleFlow: ['申请', '受理', '决定'],
  specialProcedures: [{ name: '听证', days: 5, counted: false }],
  byLaw: ['老年人权益保障法'],
  faq: [{ question: '多久到账？', answer: '每月 10 日' }],
  agency: { homeVisitFor: ['失能老人'], villageAgent: true, relativeProxy: true, proxyRequires: '授权' },
  linkWay: '027-1234567',
  localNote: '每月 100 元',
  situations: [{ id: 'age', question: '多大年纪？', options: [{ id: 'old', text: '满 90 岁' }] }],
  intermediaries: [{ serviceName: '体检' }],
});
