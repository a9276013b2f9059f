import type { Item } from '../item.js';
import { inEach, saysNothing, type Rule } from './rule.js';

const UNIT = { '1': '个工作日', '2': '个自然日' } as const;
/** Seven days have five working days; holidays are left out, they lengthen both. */
const inNaturalDays = (days: number, unit: Item['promiseType']) => (unit === '1' ? (days * 7) / 5 : days);
/** More than this is a slip of the finger: 200 for 20. */
const LONGEST_DAYS = 400;
/** 行政许可法第四十五条: hearings, tests, quarantine, appraisal and expert review stand outside the period. */
const OUTSIDE = /听证|招标|拍卖|检验|检测|检疫|鉴定|评审|评定|公示/;

/** 时限 and 特别程序. */
export const TIME_RULES: readonly Rule[] = [
  {
    id: 'time.instant-with-days',
    kind: 'contradictory',
    element: 'promiseDay',
    label: '承诺办结时限',
    name: '即办件写了承诺天数',
    advice: '当场办好的，承诺天数填 0；要等几天的，把办件类型改为承诺件。',
    check: (item) =>
      item.projectType === '1' &&
      item.promiseDay > 0 &&
      `办件类型是即办件，承诺办结时限却是 ${item.promiseDay} ${UNIT[item.promiseType]}`,
  },
  {
    id: 'time.promise-longer-than-legal',
    kind: 'contradictory',
    element: 'promiseDay',
    label: '承诺办结时限',
    name: '承诺时限比法定时限长',
    advice: '承诺时限不能长于法定时限，核对两个天数和单位。',
    check: (item) =>
      item.anticipateDay > 0 &&
      inNaturalDays(item.promiseDay, item.promiseType) > inNaturalDays(item.anticipateDay, item.anticipateType) &&
      `承诺 ${item.promiseDay} ${UNIT[item.promiseType]}，比法定 ${item.anticipateDay} ${UNIT[item.anticipateType]}还长`,
  },
  {
    id: 'time.legal-zero',
    kind: 'contradictory',
    element: 'anticipateDay',
    label: '法定办结时限',
    name: '承诺件没有法定时限',
    advice: '填法律、法规规定的天数；没有规定的，在法定时限说明里写「无法定时限」。',
    check: (item) =>
      item.projectType === '2' &&
      item.promiseDay > 0 &&
      item.anticipateDay === 0 &&
      item.anticipateExplain.trim() === '' &&
      `承诺 ${item.promiseDay} ${UNIT[item.promiseType]}办结，法定办结时限却是 0，也没有说明`,
  },
  {
    id: 'time.legal-days-out-of-range',
    kind: 'malformed',
    element: 'anticipateDay',
    label: '法定办结时限',
    name: '法定天数不合常理',
    advice: `天数填 0 到 ${LONGEST_DAYS} 之间的整数。`,
    check: ({ anticipateDay }) =>
      (anticipateDay < 0 || anticipateDay > LONGEST_DAYS) && `法定办结时限是 ${anticipateDay} 天`,
  },
  {
    id: 'time.promise-days-out-of-range',
    kind: 'malformed',
    element: 'promiseDay',
    label: '承诺办结时限',
    name: '承诺天数不合常理',
    advice: `天数填 0 到 ${LONGEST_DAYS} 之间的整数。`,
    check: ({ promiseDay }) => (promiseDay < 0 || promiseDay > LONGEST_DAYS) && `承诺办结时限是 ${promiseDay} 天`,
  },
  {
    id: 'special.instant',
    kind: 'contradictory',
    element: 'specialProcedures',
    label: '特别程序',
    name: '即办件还有特别程序',
    advice: '有公示、鉴定等程序的不是即办件，改办件类型。',
    check: ({ projectType, specialProcedures }) =>
      projectType === '1' &&
      specialProcedures.length > 0 &&
      `办件类型是即办件，却有「${specialProcedures[0]?.name ?? ''}」等 ${specialProcedures.length} 个特别程序`,
  },
  {
    id: 'special.counted-by-mistake',
    kind: 'contradictory',
    element: 'specialProcedures.counted',
    label: '特别程序是否计入时限',
    name: '不该计入时限的程序算进了时限',
    advice: '听证、检验、检测、检疫、鉴定、专家评审、公示不计入办结时限（行政许可法第四十五条），改为不计入。',
    check: ({ specialProcedures }) =>
      inEach(
        'specialProcedures',
        specialProcedures,
        'counted',
        (one) => one.counted && OUTSIDE.test(one.name) && `「${one.name}」要 ${one.days} 天，写成了计入办结时限`,
      ),
  },
  {
    id: 'special.longer-than-promise',
    kind: 'contradictory',
    element: 'specialProcedures.days',
    label: '特别程序天数',
    name: '计入时限的程序比承诺时限还长',
    advice: '核对天数，或者写明这个程序不计入时限。',
    check: ({ projectType, promiseDay, specialProcedures }) =>
      projectType === '2' && promiseDay > 0
        ? inEach(
            'specialProcedures',
            specialProcedures,
            'days',
            (one) =>
              one.counted && one.days > promiseDay && `「${one.name}」要 ${one.days} 天，比承诺的 ${promiseDay} 天还长`,
          )
        : false,
  },
  {
    id: 'special.incomplete',
    kind: 'malformed',
    element: 'specialProcedures',
    label: '特别程序',
    name: '特别程序没有名称，或天数是负数',
    advice: '写清是什么程序、最多几天。',
    check: ({ specialProcedures }) =>
      inEach(
        'specialProcedures',
        specialProcedures,
        '',
        (one, index) =>
          (saysNothing(one.name) || one.days < 0) &&
          `第 ${index + 1} 个特别程序「${one.name}」${one.days} 天，没有写完整`,
      ),
  },
];
