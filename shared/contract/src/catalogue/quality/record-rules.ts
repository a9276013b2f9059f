import { isRealDate } from '../../identity/id-number.js';
import type { Item } from '../item.js';
import { inEach, plain, saysNothing, type Rule } from './rule.js';

const STATES: Readonly<Record<Item['taskState'], string>> = { '1': '在用', '2': '暂停', '3': '取消' };

const date = (element: 'planEffectiveDate' | 'planCancelDate', id: string, label: string): Rule => ({
  id,
  kind: 'malformed',
  element,
  label,
  name: `${label}不是日期`,
  advice: '写成 2026-01-31 这样的真实日期；没有计划的不填。',
  check: (item) => item[element] !== '' && !isRealDate(item[element]) && `${label}「${item[element]}」不是一个日期`,
});
const address = (element: 'onlineHandleUrl' | 'mobileTerminalUrl', id: string, label: string): Rule => ({
  id,
  kind: 'malformed',
  element,
  label,
  name: `${label}不是网址`,
  advice: '写以 https:// 开头的完整网址；没有的不填。',
  check: (item) =>
    item[element] !== '' &&
    !/^https?:\/\/[^\s/?#]+\S*$/.test(item[element]) &&
    `${label}「${item[element]}」打不开，不是完整的网址`,
});

/** What the record says about itself: its state, who holds the power, plans and addresses. */
export const RECORD_RULES: readonly Rule[] = [
  {
    id: 'state.unexplained',
    kind: 'missing',
    element: 'stateExplain',
    label: '事项状态说明',
    name: '暂停或取消了，没有说怎么办',
    advice: '写清为什么停办、现在找谁办。',
    check: ({ taskState, stateExplain }) =>
      taskState !== '1' && saysNothing(stateExplain) && `事项状态是${STATES[taskState]}，没有写群众该怎么办`,
  },
  {
    id: 'state.cancelled-yet-open',
    kind: 'contradictory',
    element: 'taskState',
    label: '事项状态',
    name: '已经取消，却还能预约或网办',
    advice: '取消的事项，把支持预约和是否网办都改为否。',
    check: ({ taskState, isOnline, isSchedule }) =>
      taskState === '3' &&
      (isOnline === '1' || isSchedule === '1') &&
      `事项状态是取消，却还能${isOnline === '1' ? '网上办' : '预约'}`,
  },
  {
    id: 'entrust.name-missing',
    kind: 'contradictory',
    element: 'entrustName',
    label: '受委托单位',
    name: '写了委托办理，没有写委托给谁',
    advice: '写受委托单位的全称；不是委托的，改权力来源或主体性质。',
    check: ({ powerSource, deptType, entrustName }) =>
      (powerSource === '5' || powerSource === '6' || deptType === '3') &&
      saysNothing(entrustName) &&
      `${deptType === '3' ? '实施主体性质是受委托组织' : '权力来源是委托'}，却没有写受委托单位`,
  },
  {
    id: 'other-dept.itself',
    kind: 'contradictory',
    element: 'otherDept',
    label: '联办机构',
    name: '联办机构写了自己',
    advice: '联办机构只写另外的部门。',
    check: ({ otherDept, deptName }) =>
      inEach(
        'otherDept',
        otherDept,
        '',
        (one) => !saysNothing(one) && plain(one) === plain(deptName) && `联办机构「${one}」就是实施主体自己`,
      ),
  },
  {
    id: 'pay.nothing-to-pay',
    kind: 'contradictory',
    element: 'isPayOnline',
    label: '是否网上支付',
    name: '不收费，却写着网上支付',
    advice: '收费的，把是否收费改为是；不收费的，把网上支付改为否。',
    check: ({ isPayOnline, isFee }) => isPayOnline === '1' && isFee === '0' && '是否收费填了「否」，却支持网上支付',
  },
  date('planEffectiveDate', 'plan.effective-date', '计划生效日期'),
  date('planCancelDate', 'plan.cancel-date', '计划取消日期'),
  {
    id: 'plan.cancelled-before-effective',
    kind: 'contradictory',
    element: 'planCancelDate',
    label: '计划取消日期',
    name: '取消日期早于生效日期',
    advice: '核对两个日期，取消在生效之后。',
    check: ({ planEffectiveDate, planCancelDate }) =>
      isRealDate(planEffectiveDate) &&
      isRealDate(planCancelDate) &&
      planCancelDate < planEffectiveDate &&
      `计划 ${planCancelDate} 取消，早于 ${planEffectiveDate} 生效`,
  },
  address('onlineHandleUrl', 'url.online', '网上办理地址'),
  address('mobileTerminalUrl', 'url.mobile', '移动端办理地址'),
  {
    id: 'intermediary.no-basis',
    kind: 'missing',
    element: 'intermediaries.byLaw',
    label: '中介服务依据',
    name: '中介服务没有依据',
    advice: '写法律、法规的名称和条款；没有依据的，不能要求群众委托中介。',
    check: ({ intermediaries }) =>
      inEach(
        'intermediaries',
        intermediaries,
        'byLaw',
        (one) => saysNothing(one.byLaw) && `中介服务「${one.serviceName}」没有写依据`,
      ),
  },
];
