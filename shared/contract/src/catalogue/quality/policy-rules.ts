import { inEach, type Rule } from './rule.js';

/** 免提交优先证照: whoever holds one of these need not bring it. */
const SHARED = /身份证|医保电子凭证|驾驶证|行驶证|营业执照|不动产权证|不动产登记证明/;
/** Papers that are handed back, or are about the certificate and not it. */
const NOT_IT = /原(?:居民)?身份证|交回|收回|缴回|注销|遗失|申请表|申请书|委托书|承诺书|登记表|复印件/;
/** What a third party writes for money. */
const INTERMEDIARY =
  /(?:检测|监测|检验|评估|评价|论证|鉴定|审计|验资|测绘|勘察|勘测|勘验|公证|编制)[^，。；]{0,8}(?:报告|报告书|报告表|意见书|证明|成果|图|书)/;

/** 与清单不符: lists that the region keeps, and what the state asks of every item. */
export const POLICY_RULES: readonly Rule[] = [
  {
    id: 'policy.cancelled-proof',
    kind: 'policy',
    element: 'materials.materialName',
    label: '申请材料',
    name: '要了已经取消的证明',
    advice: '删去这份材料，或改为部门核查、申请人承诺。',
    check: ({ materials }, facts) =>
      inEach('materials', materials, 'materialName', (one) => {
        const entry = one.exemptBy === null ? facts.cancelledProof(one.materialName) : undefined;
        return entry !== undefined && `材料「${one.materialName}」属于已经取消的「${entry.name}」（${entry.note}）`;
      }),
  },
  {
    id: 'policy.outside-the-centre',
    kind: 'policy',
    element: 'isEntryCenter',
    label: '是否进驻大厅',
    name: '不进驻大厅，也不在进驻负面清单里',
    advice: '安排进驻政务服务大厅；确实不宜进驻的，先列入进驻负面清单。',
    check: ({ isEntryCenter, taskName }, facts) =>
      isEntryCenter === '0' &&
      facts.notInCentre(taskName) === undefined &&
      `「${taskName}」不进驻大厅，但进驻负面清单里没有它`,
  },
  {
    id: 'policy.intermediary-not-listed',
    kind: 'policy',
    element: 'intermediaries',
    label: '中介服务',
    name: '中介服务不在清单里',
    advice: '删去这项中介服务；有法律、法规依据的，先列入中介服务清单。',
    check: ({ intermediaries }, facts) =>
      inEach(
        'intermediaries',
        intermediaries,
        'serviceName',
        (one) => !facts.isListedService(one.serviceName) && `中介服务「${one.serviceName}」不在中介服务清单里`,
      ),
  },
  {
    id: 'policy.unlisted-intermediary',
    kind: 'policy',
    element: 'materials.materialName',
    label: '中介服务',
    name: '要中介出具的材料，不在中介服务清单里',
    advice: '删去这份材料，改由部门自己核查；有法律、法规依据的，先列入中介服务清单。',
    check: ({ materials, taskName }, facts) =>
      inEach(
        'materials',
        materials,
        'materialName',
        (one) =>
          one.sourceType === '30' &&
          one.exemptBy === null &&
          INTERMEDIARY.test(one.materialName) &&
          !facts.isListedIntermediary(taskName, one.materialName) &&
          `材料「${one.materialName}」要由中介出具，中介服务清单里没有`,
      ),
  },
  {
    id: 'policy.certificate-not-exempt',
    kind: 'policy',
    element: 'materials.exemptBy',
    label: '免提交',
    name: '能调电子证照的材料还要群众交',
    advice: '身份证、营业执照、不动产权证等优先免提交，写上调用的电子证照。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'exemptBy',
        (one) =>
          one.materialType === '1' &&
          one.exemptBy === null &&
          SHARED.test(one.materialName) &&
          !NOT_IT.test(one.materialName) &&
          `材料「${one.materialName}」有电子证照可以调用，却还要群众提交`,
      ),
  },
  {
    id: 'policy.visits-more-than-once',
    kind: 'policy',
    element: 'limitSceneNum',
    label: '到办事现场次数',
    name: '要跑不止一次',
    advice: '按「最多跑一次」改流程：能网上交的先网上交，结果邮寄。',
    check: ({ limitSceneNum }) =>
      limitSceneNum > 1 && limitSceneNum <= 10 && `要到现场 ${limitSceneNum} 次，超过最多跑一次`,
  },
  {
    id: 'policy.window-closed',
    kind: 'policy',
    element: 'handleType',
    label: '办理形式',
    name: '只能网上办，没有线下的路',
    advice: '在办理形式里保留窗口办理，不得强制只能线上（国务院令第 716 号）。',
    check: ({ handleType }) =>
      handleType.length > 0 && !handleType.includes('1') && '办理形式里没有窗口办理，不会用手机的人办不了',
  },
];
