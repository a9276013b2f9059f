import * as z from 'zod/mini';
import { Fact } from './facts.js';
import { isKnown } from './gaps.js';
import type { Item, ItemSummary, Material, Situation } from './item.js';
import { copiesOf, exemptWords } from './material-words.js';

/** A fact in the very words of a page. `near`: it is said of this one, so it stands between its name and the next. */
export const ToldFact = z.object({ ...Fact.shape, near: z.optional(z.string()) });
export type ToldFact = z.infer<typeof ToldFact>;

type Days = Pick<ItemSummary, 'projectType' | 'promiseDay' | 'promiseType'>;

const UNITS = { '1': '个工作日', '2': '天' } as const;
const isImmediate = ({ projectType, promiseDay }: Days) => projectType === '1' || promiseDay === 0;
const tell = (element: string, label: string, text: string, near?: string): ToldFact[] =>
  text.trim() === '' ? [] : [{ element, label, text, ...(near !== undefined && { near }) }];
const tellEach = (element: string, label: string, texts: readonly string[]): ToldFact[] =>
  texts.flatMap((text, at) => tell(`${element}.${at}`, label, text));

function materialFacts(material: Material): ToldFact[] {
  const { materialName, exemptBy, fillExplain, isNeed, hasForm, hasSample } = material;
  const at = `materials[${materialName}]`;
  const beside = (member: string, label: string, text: string) => tell(`${at}.${member}`, label, text, materialName);
  return [
    ...tell(at, '材料', materialName),
    ...beside('exemptBy', '免提交', exemptBy ? '免提交' : ''),
    ...beside('exemptBy.source', '免提交的来源', exemptBy ? exemptWords(exemptBy) : ''),
    ...beside('pageNum', '份数', exemptBy ? '' : copiesOf(material)),
    ...beside('isNeed', '容缺', !exemptBy && isNeed === '3' ? '可以后补' : ''),
    ...beside('fillExplain', '填报须知', fillExplain),
    ...beside('hasForm', '空白表格', hasForm ? '空白表' : ''),
    ...beside('hasSample', '样表', hasSample ? '样表' : ''),
  ];
}

const UNKNOWN = '没公布';
const feeWords = (item: Item) => (item.isFee === '0' ? '0 元' : '收费');

const feeFacts = (item: Item): ToldFact[] => [
  ...tell('isFee', '是否收费', isKnown(item, 'isFee') ? feeWords(item) : UNKNOWN),
  ...item.fees.flatMap(({ feeName, feeStand, isDesc, descExplain }) => [
    ...tell(`fees[${feeName}].feeStand`, '收费标准', `${feeName}：${feeStand}`),
    ...tell(`fees[${feeName}].descExplain`, '减免说明', isDesc === '1' ? descExplain : ''),
  ]),
];

const promiseWords = (item: Item) => (isImmediate(item) ? '当场' : `${item.promiseDay} ${UNITS[item.promiseType]}`);

const limitFacts = (item: Item): ToldFact[] => [
  ...tell('promiseDay', '承诺时限', isKnown(item, 'promiseDay') ? promiseWords(item) : UNKNOWN),
  ...tell('anticipateDay', '法定时限', item.anticipateDay > 0 ? `法定 ${item.anticipateDay}` : ''),
  ...tell('limitSceneNum', '到现场次数', isKnown(item, 'limitSceneNum') ? `${item.limitSceneNum} 次` : UNKNOWN),
];

/** One that hangs on an answer comes with that answer. */
const isFirst = ({ onlyFor }: Situation) => onlyFor.length === 0;
const situationFacts = ({ question, options }: Situation): ToldFact[] => [
  ...tell(`situations[${question}]`, '情形', question),
  ...options.flatMap(({ id, text }) => tell(`situations[${question}].options[${id}]`, '情形的选项', text, question)),
];

/**
 * What the guide must say of an item, word for word, every part of it unfolded. 长辈版 says less on purpose.
 */
export const guideFacts = (item: Item): ToldFact[] => [
  ...tell('taskName', '事项名称', item.taskName),
  ...tell('deptName', '实施主体', item.deptName),
  ...limitFacts(item),
  ...feeFacts(item),
  ...tell('stateExplain', '状态说明', item.taskState === '1' ? '' : item.stateExplain),
  ...tellEach('acceptCondition', '受理条件', item.acceptCondition),
  ...tell('limitExplain', '数量限制', item.limitExplain),
  ...item.materials.flatMap(materialFacts),
  ...tellEach('handleFlow', '办理流程', item.handleFlow),
  ...tell('resultName', '结果名称', item.resultName),
  ...tellEach('resultDelivery', '结果送达', item.resultDelivery),
  ...tell('limitSceneExplain', '到现场说明', item.limitSceneExplain),
  ...tell('promiseExplain', '承诺时限说明', item.promiseExplain),
  ...tell('localNote', '本地说明', item.localNote ?? ''),
  ...item.faq.flatMap(({ question, answer }) => tell(`faq[${question}].answer`, '常见问题', answer, question)),
  ...tellEach('byLaw', '依据', item.byLaw),
  ...tell('taskCode', '实施编码', item.taskCode),
  ...tell('catalogCode', '基本编码', item.catalogCode),
  ...tell('transactAddr', '办理地点', item.transactAddr),
  ...tell('transactTime', '办理时间', item.transactTime),
  ...tellEach('otherDept', '联办机构', item.otherDept),
  ...tell('entrustName', '受委托单位', item.entrustName),
  ...item.intermediaries.flatMap(({ serviceName }) => tell(`intermediaries[${serviceName}]`, '中介服务', serviceName)),
  ...item.situations.filter(isFirst).flatMap(situationFacts),
  ...tell('linkAddr', '咨询地址', item.linkAddr),
  ...tell('linkWay', '咨询方式', item.linkWay),
  ...tell('superviseWay', '监督方式', item.superviseWay),
];

function tripWords(item: ItemSummary): string {
  if (!isKnown(item, 'limitSceneNum')) return '跑几次没公布';
  return item.limitSceneNum === 0 ? '不用跑' : `跑 ${item.limitSceneNum} 次`;
}

function limitWords(item: ItemSummary): string {
  if (!isKnown(item, 'promiseDay')) return '时限没公布';
  return isImmediate(item) ? '当场办结' : `${item.promiseDay} ${UNITS[item.promiseType]}`;
}

/** What a row of a list must say of it: name, department, trips, days, papers saved. */
export const rowFacts = (item: ItemSummary): ToldFact[] => [
  ...tell('taskName', '事项名称', item.taskName),
  ...tell('deptName', '实施主体', item.deptName),
  ...tell('limitSceneNum', '到现场次数', tripWords(item)),
  ...tell('promiseDay', '承诺时限', limitWords(item)),
  ...tell('exemptCount', '免提交项数', item.exemptCount > 0 ? `${item.exemptCount} 项免提交` : ''),
];
