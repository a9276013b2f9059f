import { longDate, shortTime } from '@yichuang/contract/calendar';
import { forecastOnPaper, type Forecast } from '@yichuang/contract/catalogue/forecast';
import { isKnown } from '@yichuang/contract/catalogue/gaps';
import type { Item } from '@yichuang/contract/catalogue/item';
import { materialLine, mustBring } from '@yichuang/contract/catalogue/material-words';
import { narrowMaterials, questionsFor, type Listed } from '@yichuang/contract/catalogue/situations';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { GuidePaper } from '../documents/guide-paper.js';

export type Asked = {
  item: Item;
  /** Those that take it, nearest to the item's own region first. */
  halls: readonly HallRecord[];
  /** Settled option ids. */
  choices: readonly string[];
  forecast: Forecast | null;
  today: string;
  publicUrl: string;
};

/** A paper names the first halls; the rest are in the mini-app. */
const MOST_HALLS = 3;

const VISITS = ['不用跑', '跑 1 次'] as const;
const visits = ({ limitSceneNum, limitSceneExplain }: Item) => {
  const times = VISITS[limitSceneNum] ?? `跑 ${limitSceneNum} 次`;
  return limitSceneExplain === '' ? times : `${times}（${limitSceneExplain}）`;
};
const fees = ({ isFee, fees: all }: Item) =>
  isFee === '0'
    ? '不收费'
    : all.map(({ feeName, feeStand }) => `${feeName}：${feeStand}`).join('；') || '收费，标准问窗口';
const unit = (type: Item['promiseType']) => (type === '1' ? '个工作日' : '天');
const days = ({ promiseDay, promiseType, anticipateDay, anticipateType }: Item) => {
  const lawful = anticipateDay === 0 ? '' : `（法定 ${anticipateDay} ${unit(anticipateType)}）`;
  return promiseDay === 0 ? `当场办结${lawful}` : `受理后 ${promiseDay} ${unit(promiseType)}${lawful}`;
};
const known = (item: Item, element: string, say: (item: Item) => string) =>
  isKnown(item, element) ? say(item) : '没有公布，请打电话问';
const hallLine = ({ name, address, phone, hours }: HallRecord) =>
  `${name}，${address}，电话 ${phone}，工作日 ${hours.map(({ start, end }) => `${shortTime(start)}–${shortTime(end)}`).join('、')}`;

const answersOf = ({ situations }: Item, choices: readonly string[]) =>
  questionsFor(situations, choices).flatMap(({ question, options }) => {
    const answer = options.find(({ id }) => choices.includes(id));
    return answer ? [`${question} ${answer.text}`] : [];
  });

const lines = (listed: readonly Listed[]) => listed.map(({ material }) => materialLine(material));
const plain = { isNumbered: false, hasBoxes: false };
const section = (heading: string, text: readonly string[], how: Partial<typeof plain> = {}) =>
  text.length === 0 ? [] : [{ heading, lines: text, ...plain, ...how }];

function sectionsOf({ item, halls, choices }: Asked): GuidePaper['sections'] {
  const { yours, open } = narrowMaterials(item, choices);
  const bring = yours.filter(({ material }) => mustBring(material));
  const rest = yours.filter(({ material }) => !mustBring(material));
  return [
    ...section('您说的情形', answersOf(item, choices)),
    ...section(`您要带的 ${bring.length} 样`, lines(bring), { isNumbered: true, hasBoxes: true }),
    ...(isKnown(item, 'materials') ? [] : section('您要带的', ['材料没有公布，去之前请先打电话问'])),
    ...section('不用交的、有就带的', lines(rest), { isNumbered: true }),
    ...section('还要看情形的（问窗口，或扫码答几个问题）', lines(open), { isNumbered: true }),
    ...section('能不能办', item.acceptCondition, { isNumbered: true }),
    ...section(
      '到哪里办',
      [item.transactAddr, ...halls.slice(0, MOST_HALLS).map(hallLine), item.transactTime].filter(Boolean),
    ),
    ...section(
      '不算在办理时间里的',
      item.specialProcedures.flatMap(({ name, days: most, counted }) => (counted ? [] : [`${name}，最多 ${most} 天`])),
    ),
  ];
}

const guideUrl = ({ item, choices, publicUrl }: Asked) => {
  const options = choices.length === 0 ? '' : `&options=${encodeURIComponent(choices.join(','))}`;
  return `${publicUrl}/#/catalogue/guide?taskCode=${encodeURIComponent(item.taskCode)}${options}`;
};

/** The guide on paper: what this applicant needs to know and to bring. */
export function guidePaperOf(asked: Asked): GuidePaper {
  const { item, forecast, today } = asked;
  const note = forecast?.provisional === true ? '（明年的放假安排还没有公布，日子可能会变）' : '';
  return {
    title: '一次性告知书',
    subtitle: `${item.taskName}　${item.regionName}　${item.deptName}`,
    promise: forecast === null ? null : `${forecastOnPaper(forecast, today)}${note}`,
    facts: [
      { label: '办多久', value: known(item, 'promiseDay', days) },
      { label: '到现场', value: known(item, 'limitSceneNum', visits) },
      { label: '收费', value: known(item, 'isFee', fees) },
      ...(item.limitExplain === '' ? [] : [{ label: '名额', value: item.limitExplain }]),
      { label: '办好给您', value: [item.resultName, item.resultDelivery.join('、')].filter(Boolean).join('，') },
      { label: '问哪里', value: item.linkWay },
    ],
    sections: sectionsOf(asked),
    code: { url: guideUrl(asked), caption: '扫码看最新的指南' },
    footer: [
      `${longDate(today)} 打印，事项版本 ${item.taskVersion}，事项编码 ${item.taskCode}。材料齐全的按上面的日子算；日子从受理起算。`,
      `监督：${item.superviseWay}。${item.verifyNote}`,
    ],
  };
}
