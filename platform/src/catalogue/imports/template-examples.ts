import { completeItem, type Completed } from './complete-item.js';
import { ITEM_COLUMNS } from './item-columns.js';

const home = { code: '420704', nameOf: () => '示例区' };

/** How the name of an example begins: nobody is to publish one. */
export const EXAMPLE_MARK = '（示例）';

function example(values: Record<string, unknown>): Completed {
  const draft = { values, filled: new Set(Object.keys(values)), left: new Set<string>() };
  return completeItem(draft, undefined, home);
}

/** What the template shows: a matter with all that a guide needs, and one with the least. */
export const TEMPLATE_EXAMPLES: readonly Completed[] = [
  example({
    ...Object.assign({}, ...ITEM_COLUMNS.map(({ empty }) => empty)),
    regionCode: '420704',
    regionName: '示例区',
    taskCode: '11420704000000000A4000511001000',
    taskName: `${EXAMPLE_MARK}高龄津贴申领`,
    deptName: '民政局',
    taskType: '05',
    projectType: '2',
    serverType: ['1'],
    acceptLevels: ['county', 'town', 'village'],
    handleType: ['1', '2'],
    anticipateDay: 30,
    promiseDay: 5,
    acceptCondition: ['年满 80 周岁', '本地户籍'],
    handleFlow: ['申请', '受理', '审核', '决定', '送达'],
    byLaw: ['《中华人民共和国老年人权益保障法》'],
    resultName: '高龄津贴发放通知',
    resultDelivery: ['窗口领取'],
    linkWay: '电话 0000-0000000',
    superviseWay: '电话 12345',
    materials: [
      {
        materialName: '居民身份证',
        isNeed: '1',
        materialType: '1',
        materialFormat: '3',
        sourceType: '20',
        pageNum: 1,
        hasForm: false,
        hasSample: true,
        exemptBy: { mode: 'certificate', source: '居民身份证' },
        fillExplain: '出示电子证照就不用交',
        acceptStand: '在有效期内',
      },
    ],
    fees: [],
    faq: [{ question: '多久到账？', answer: '审核通过的次月发放。' }],
  }),
  example({
    taskCode: '11420704000000000A4002011002000',
    taskName: `${EXAMPLE_MARK}只填必填列的事项`,
    deptName: '民政局',
    taskType: '20',
  }),
];
