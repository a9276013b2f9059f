import type { Item } from '../item.js';
import { inEach, saysNothing, type Rule } from './rule.js';

type TextElement = { [K in keyof Item]-?: Item[K] extends string ? K : never }[keyof Item];
type ListElement = { [K in keyof Item]-?: Item[K] extends readonly unknown[] ? K : never }[keyof Item];

const text = (id: string, element: TextElement, label: string, advice: string): Rule => ({
  id: `${id}.missing`,
  kind: 'missing',
  element,
  label,
  name: `没有写${label}`,
  advice,
  check: (item) => saysNothing(item[element]) && `${label}是空的`,
});
const list = (id: string, element: ListElement, label: string, advice: string): Rule => ({
  id: `${id}.missing`,
  kind: 'missing',
  element,
  label,
  name: `没有写${label}`,
  advice,
  check: (item) => item[element].length === 0 && `${label}一条也没有`,
});

const needsNoMaterial = ({ acceptCondition }: Item) =>
  acceptCondition.some((one) => /(?:无需|不需要?|不用)(?:提交|提供|带)?(?:任何)?材料/.test(one));
const hasResult = ({ resultName }: Item) => !saysNothing(resultName);

/** 缺项: what GB/T 39554.2 wants of every item that people apply for. */
export const MISSING_RULES: readonly Rule[] = [
  text('name', 'taskName', '事项名称', '按本级权责清单写事项的全称。'),
  text('dept', 'deptName', '实施主体', '写办理部门的全称。'),
  text('region', 'regionCode', '区划代码', '填实施地区的区划代码，2 到 12 位数字。'),
  text('region-name', 'regionName', '区划名称', '填实施地区的名称。'),
  text('theme', 'theme', '主题分类', '选一个主题，群众按主题找事项。'),
  text('link', 'linkWay', '咨询方式', '写能打通的咨询电话和窗口地点。'),
  text('supervise', 'superviseWay', '监督投诉方式', '写能打通的监督投诉电话。'),
  text(
    'result',
    'resultName',
    '办理结果名称',
    '写群众最后拿到什么；确实没有结果文书的，写「办理回执」并把结果类型选为其他。',
  ),
  list('audience', 'serverType', '服务对象', '至少选一类服务对象：自然人或某类法人。'),
  list('handle-type', 'handleType', '办理形式', '至少选一种：窗口、网上或快递。'),
  list('condition', 'acceptCondition', '受理条件', '写清符合什么条件才能办，一条一个条件。'),
  list('flow', 'handleFlow', '办理流程', '按先后写出各个环节，例如申请、受理、审核、决定、送达。'),
  list('law', 'byLaw', '设定依据', '写法律、法规或文件的名称、文号和条款。'),
  {
    id: 'material.none',
    kind: 'missing',
    element: 'materials',
    label: '申请材料',
    name: '没有列出申请材料',
    advice: '列出全部材料；确实不用交的，在受理条件里写明「无需提交材料」。',
    check: (item) =>
      item.materials.length === 0 && !needsNoMaterial(item) && '一份申请材料也没有，也没有写明无需提交材料',
  },
  {
    id: 'delivery.missing',
    kind: 'missing',
    element: 'resultDelivery',
    label: '结果送达方式',
    name: '没有写结果怎么送达',
    advice: '写窗口领取、邮寄、电子证照等领取办法。',
    check: (item) =>
      hasResult(item) && item.resultDelivery.length === 0 && `结果是「${item.resultName}」，却没有写怎么领取`,
  },
  {
    id: 'time.promise-missing',
    kind: 'missing',
    element: 'promiseDay',
    label: '承诺办结时限',
    name: '承诺件没有承诺天数',
    advice: '填承诺几天办结；当场能办好的，把办件类型改为即办件。',
    check: (item) =>
      item.projectType === '2' &&
      item.promiseDay === 0 &&
      saysNothing(item.promiseExplain) &&
      '办件类型是承诺件，承诺办结时限却是 0 天，也没有说明',
  },
  {
    id: 'material.accept-standard-missing',
    kind: 'missing',
    element: 'materials.acceptStand',
    label: '材料受理标准',
    name: '材料没有受理标准',
    advice: '写清什么样的材料能收，例如「清晰、完整、在有效期内」。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'acceptStand',
        (one) => saysNothing(one.acceptStand) && `材料「${one.materialName}」没有写受理标准`,
      ),
  },
  {
    id: 'material.name-missing',
    kind: 'missing',
    element: 'materials.materialName',
    label: '材料名称',
    name: '材料没有名称',
    advice: '写材料的全称，例如「申请人居民身份证」。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'materialName',
        (one, index) => saysNothing(one.materialName) && `第 ${index + 1} 份材料没有名称`,
      ),
  },
  {
    id: 'material.source-unexplained',
    kind: 'missing',
    element: 'materials.sourceExplain',
    label: '材料来源说明',
    name: '材料来源是其他，没有说从哪里来',
    advice: '在来源说明里写由谁出具、到哪里开；能自备或由部门核发的，改来源渠道。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'sourceExplain',
        (one) =>
          one.sourceType === '30' &&
          saysNothing(one.fillExplain) &&
          saysNothing(one.sourceExplain) &&
          `材料「${one.materialName}」的来源是其他，没有写由谁出具`,
      ),
  },
  {
    id: 'material.form-missing',
    kind: 'missing',
    element: 'materials.hasForm',
    label: '空白表格',
    name: '要交表格，却没有空白表',
    advice: '上传空白表格；群众可以自己写的，在名称里写「书面声明」并改成承诺。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'hasForm',
        (one) =>
          one.materialType === '2' &&
          one.sourceType === '10' &&
          !one.hasForm &&
          one.exemptBy === null &&
          `材料「${one.materialName}」是申请表格，却没有空白表`,
      ),
  },
  {
    id: 'material.sample-missing',
    kind: 'missing',
    element: 'materials.hasSample',
    label: '示例样表',
    name: '有空白表，没有填写样表',
    advice: '上传一份填好的样表，个人信息用虚构的。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'hasSample',
        (one) => one.hasForm && !one.hasSample && `材料「${one.materialName}」有空白表，没有填写样表`,
      ),
  },
  {
    id: 'material.exempt-source-missing',
    kind: 'missing',
    element: 'materials.exemptBy',
    label: '免提交来源',
    name: '免提交的材料没有写凭什么免',
    advice: '写明调用哪种电子证照，或从哪个系统共享。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'exemptBy',
        (one) =>
          one.exemptBy !== null &&
          one.exemptBy.mode !== 'commitment' &&
          saysNothing(one.exemptBy.source ?? '') &&
          `材料「${one.materialName}」免提交，却没有写用哪种证照或哪个系统的数据`,
      ),
  },
  {
    id: 'proxy.requirement-missing',
    kind: 'missing',
    element: 'agency.proxyRequires',
    label: '代办要求',
    name: '可以由亲友代办，没有写要求',
    advice: '写清代办要带什么、要不要授权。',
    check: ({ agency }) =>
      agency.relativeProxy && saysNothing(agency.proxyRequires) && '可以由亲友代办，却没有写要带什么、要不要授权',
  },
  {
    id: 'hall.none',
    kind: 'missing',
    element: 'acceptLevels',
    label: '办理地点',
    name: '没有一个大厅受理',
    advice: '核对受理层级和大厅资料，至少要有一个大厅能收这件事。',
    check: (item, facts) =>
      item.handleType.includes('1') &&
      item.acceptLevels.length > 0 &&
      !saysNothing(item.regionCode) &&
      !facts.hasHall(item) &&
      `可以到窗口办，但${item.regionName}没有一个大厅受理`,
  },
  {
    id: 'hall.level-missing',
    kind: 'missing',
    element: 'acceptLevels',
    label: '受理层级',
    name: '窗口办理，没有写哪一级受理',
    advice: '选区、乡镇（街道）或村（社区）受理，可以多选。',
    check: (item) =>
      item.handleType.includes('1') && item.acceptLevels.length === 0 && '可以到窗口办，却没有写哪一级受理',
  },
];
