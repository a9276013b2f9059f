import {
  codedList,
  coded,
  codeText,
  count,
  lines,
  optionalText,
  period,
  text,
  things,
  yesOrNo,
  type Column,
} from './column.js';
import * as words from './words.js';

const yesNo = (name: string, ...headings: string[]) => coded(name, words.YES_NO, '0', headings);
const known = { isGap: false };

/** The sheet 事项: every element of an item, in the order that exports write; the first four are what a sheet must have. */
export const ITEM_COLUMNS: readonly Column[] = [
  text(
    'deptName',
    '部门',
    '实施主体',
    '主管部门',
    '实施主体名称',
    '部门名称',
    '所属部门',
    '牵头部门',
    '实施机关',
    '责任部门',
  ),
  text(
    'taskName',
    '事项名称',
    '办理事项',
    '事项',
    '政务服务事项名称',
    '实施事项名称',
    '服务事项',
    '项目名称',
    '业务办理项名称',
  ),
  coded(
    'taskType',
    words.TASK_TYPES,
    '20',
    ['事项类型', '事项类别', '类型', '权力类型', '职权类型', '行政权力类型'],
    known,
  ),
  codeText('taskCode', '实施编码', '事项编码', '实施清单编码', '实施事项编码', '业务办理项编码', '编码'),
  codeText('catalogCode', '基本编码', '目录编码', '基本目录编码', '主项编码'),
  text('shortName', '简称', '事项简称'),
  text('theme', '主题', '主题分类'),
  text('regionCode', '区划代码', '行政区划代码', '行政区划', '区划', '所属区划', '实施区划'),
  text('regionName', '区划名称', '行政区划名称', '地区'),
  codeText('deptCode', '部门编码', '实施主体编码', '统一社会信用代码', '实施主体代码'),
  codeText('taskHandleItem', '办理项编码', '业务办理项代码'),
  coded('useLevel', words.USE_LEVELS, '4', ['行使层级', '层级', '实施层级']),
  coded('projectType', words.PROJECT_TYPES, '2', ['办件类型', '办理类型']),
  codedList('serverType', words.SERVER_TYPES, ['服务对象', '面向对象', '办理对象']),
  codedList('acceptLevels', words.ACCEPT_LEVELS, ['受理层级', '收件层级', '受理地点']),
  codedList('handleType', words.HANDLE_TYPES, ['办理形式', '办理方式']),
  coded('handleArea', words.HANDLE_AREAS, '4', ['通办范围']),
  count('limitSceneNum', ['到办事现场次数', '跑动次数', '到现场次数', '最多跑一次次数']),
  text('limitSceneExplain', '必须到现场的原因', '必须现场办理原因说明', '到现场原因'),
  period('anticipateDay', 'anticipateType', '法定办结时限', '法定时限'),
  coded('anticipateType', words.TIME_UNITS, '1', ['法定办结时限单位'], known),
  text('anticipateExplain', '法定办结时限说明'),
  period('promiseDay', 'promiseType', '承诺办结时限', '承诺时限', '承诺期限'),
  coded('promiseType', words.TIME_UNITS, '1', ['承诺办结时限单位'], known),
  text('promiseExplain', '承诺办结时限说明'),
  yesNo('isFee', '是否收费', '收费'),
  yesNo('isSchedule', '是否可预约', '是否支持预约办理', '可预约'),
  yesNo('isOnline', '是否网办', '是否支持网上办理', '网上办理'),
  lines('onlineHandleDepth', ['网办深度', '网上办理深度'], known),
  yesNo('isHomeVisit', '是否上门服务', '上门服务'),
  yesNo('isExpress', '是否支持快递', '是否支持物流快递'),
  yesNo('isEntryCenter', '是否进驻大厅', '是否进驻政务大厅'),
  yesNo('isServiceTerminals', '是否可自助办理', '是否支持自助终端办理'),
  lines('acceptCondition', ['受理条件', '申请条件', '办理条件']),
  text('resultName', '结果名称', '审批结果名称', '办理结果'),
  coded('resultType', words.RESULT_TYPES, '40', ['结果类型', '审批结果类型']),
  lines('resultDelivery', ['送达方式', '结果送达方式']),
  lines('handleFlow', ['办理流程', '流程']),
  lines('byLaw', ['设定依据', '法律依据', '实施依据']),
  lines('agency.homeVisitFor', ['上门服务对象'], known),
  yesOrNo('agency.villageAgent', words.YES_NO, '村级可代办', '帮办代办'),
  yesOrNo('agency.relativeProxy', words.YES_NO, '亲属可代办'),
  text('agency.proxyRequires', '代办要求'),
  text('linkWay', '咨询方式', '咨询电话', '联系电话'),
  text('superviseWay', '监督投诉方式', '监督方式', '投诉电话', '监督电话'),
  optionalText('localNote', '本地说明'),
  text('verifyNote', '核对说明'),
  lines('keywords', ['关键词', '别名'], known),
  things('specialProcedures', ['特别程序'], known),
  things('materials', ['申请材料', '材料'], { isGap: true }),
  things('fees', ['收费项目']),
  things('faq', ['常见问题']),
  count('taskVersion', ['版本号', '事项版本'], { isGap: false, empty: 1 }),
  coded('taskState', words.TASK_STATES, '1', ['事项状态', '状态'], known),
  text('stateExplain', '停办说明'),
  codeText('localCatalogCode', '地方基本编码'),
  codeText('localTaskCode', '地方实施编码'),
  coded('powerSource', words.POWER_SOURCES, '1', ['权力来源']),
  coded('deptType', words.DEPT_TYPES, '1', ['实施主体性质']),
  text('entrustName', '委托部门', '受委托组织'),
  lines('otherDept', ['联办机构'], known),
  yesNo('isPayOnline', '是否支持网上支付', '网上支付'),
  yesNo('isSingleLogin', '是否单点登录'),
  text('limitExplain', '数量限制'),
  text('transactAddr', '办理地点', '办理地址'),
  text('transactTime', '办理时间'),
  text('linkAddr', '咨询地址'),
  text('onlineHandleUrl', '网办地址', '网上办理地址'),
  text('mobileTerminalUrl', '移动端地址', '移动端办理地址'),
  text('planEffectiveDate', '计划生效日期'),
  text('planCancelDate', '计划取消日期'),
  things('intermediaries', ['中介服务']),
  things('situations', ['情形']),
];

/** What a matter must say of itself; the rest may be a gap. */
export const REQUIRED = ['deptName', 'taskName', 'taskType', 'taskCode'] as const;

/** The lists that have a sheet of their own in a workbook. */
export type PartSheet = {
  /** The element of the item. */
  readonly name: 'materials' | 'fees' | 'faq' | 'situations';
  readonly sheet: string;
  readonly aliases: readonly string[];
  readonly columns: readonly Column[];
  /** What an entry must say. */
  readonly required: string;
};

/** Ties an entry to its item. */
export const PART_KEY = codeText('taskCode', '实施编码', '事项编码', '实施清单编码', '实施事项编码', '编码');

const MATERIAL_COLUMNS: readonly Column[] = [
  text('materialName', '材料名称', '申请材料名称', '材料'),
  coded('isNeed', words.NEEDS, '1', ['必要性', '是否必要', '材料必要性'], known),
  coded('materialType', words.MATERIAL_TYPES, '4', ['材料类型'], known),
  coded('materialFormat', words.MATERIAL_FORMATS, '3', ['材料形式', '材料形态'], known),
  coded('sourceType', words.SOURCE_TYPES, '30', ['来源渠道', '材料来源'], known),
  text('sourceExplain', '来源说明', '来源渠道说明'),
  count('pageNum', ['份数', '纸质份数', '原件份数'], known),
  count('pageCopyNum', ['复印件份数'], known),
  text('pageFormat', '规格', '材料规格'),
  yesOrNo('hasForm', words.YES_NO, '有空白表格', '是否有空白表格'),
  yesOrNo('hasSample', words.YES_NO, '有样表', '是否有样表'),
  coded('exemptBy.mode', words.EXEMPTION_MODES, '', ['免提交方式'], known),
  text('exemptBy.source', '免提交来源', '电子证照名称'),
  text('fillExplain', '填报须知', '填写说明'),
  text('acceptStand', '受理标准'),
  text('byLaw', '要求依据', '依据'),
  text('remark', '备注'),
  count('orderNum', ['国家目录排序', '排序号'], known),
  lines('onlyFor', ['适用情形'], known),
];

export const PART_SHEETS: readonly PartSheet[] = [
  {
    name: 'materials',
    sheet: '材料',
    aliases: ['申请材料', '材料清单'],
    columns: MATERIAL_COLUMNS,
    required: 'materialName',
  },
  {
    name: 'fees',
    sheet: '收费',
    aliases: ['收费项目', '收费标准'],
    required: 'feeName',
    columns: [
      text('feeName', '收费项目', '收费名称', '收费项目名称'),
      text('feeStand', '收费标准'),
      coded('isDesc', words.YES_NO, '0', ['可减免', '是否允许减免'], known),
      text('descExplain', '减免说明'),
      text('byLaw', '收费依据', '依据'),
    ],
  },
  {
    name: 'faq',
    sheet: '常见问题',
    aliases: ['问题', 'FAQ'],
    required: 'question',
    columns: [text('question', '问题'), text('answer', '解答', '答案', '回答')],
  },
  {
    name: 'situations',
    sheet: '情形',
    aliases: ['情形引导'],
    required: 'question',
    columns: [
      text('id', '问题编号'),
      text('question', '问题', '情形问题'),
      things('options', ['选项'], known),
      lines('onlyFor', ['前提选项', '适用情形'], known),
    ],
  },
];
