import type { Item } from '../item.js';
import { saysNothing, type Rule } from './rule.js';

const MOST_VISITS = 10;
const isMailed = ({ resultDelivery }: Item) => resultDelivery.some((one) => /邮寄|快递|寄递/.test(one));
/** 1 is 互联网咨询 only, 8 is 其他: everything between is done online. */
const isDoneOnline = (depth: string) => /^[2-7]$/.test(depth);
const yes = (flag: Item['isOnline']) => flag === '1';

/** 到现场次数, 网上办理, 预约, 快递, 上门: what is promised about the way must be there. */
export const CHANNEL_RULES: readonly Rule[] = [
  {
    id: 'visits.no-reason',
    kind: 'contradictory',
    element: 'limitSceneExplain',
    label: '必须到现场的原因',
    name: '要跑大厅，没有写原因',
    advice: '写清为什么必须本人到场；不必到场的，把次数改为 0。',
    check: (item) =>
      item.limitSceneNum > 0 &&
      saysNothing(item.limitSceneExplain) &&
      `要到现场 ${item.limitSceneNum} 次，却没有写为什么必须到场`,
  },
  {
    id: 'visits.reason-without-visit',
    kind: 'contradictory',
    element: 'limitSceneNum',
    label: '到办事现场次数',
    name: '不用跑大厅，却写了到场原因',
    advice: '要到场的，填次数；不用到场的，删去原因。',
    check: (item) =>
      item.limitSceneNum === 0 &&
      !saysNothing(item.limitSceneExplain) &&
      `到现场次数是 0，却写了到场原因「${item.limitSceneExplain}」`,
  },
  {
    id: 'visits.zero-window-only',
    kind: 'contradictory',
    element: 'limitSceneNum',
    label: '到办事现场次数',
    name: '一次不跑，却只能到窗口办',
    advice: '能网上或快递办的，加上这种办理形式；只能到窗口的，次数填 1。',
    check: ({ limitSceneNum, handleType }) =>
      limitSceneNum === 0 &&
      handleType.length === 1 &&
      handleType[0] === '1' &&
      '到现场次数是 0，办理形式却只有窗口办理',
  },
  {
    id: 'visits.out-of-range',
    kind: 'malformed',
    element: 'limitSceneNum',
    label: '到办事现场次数',
    name: '到现场次数不合常理',
    advice: `填 0 到 ${MOST_VISITS} 之间的整数。`,
    check: ({ limitSceneNum }) =>
      (limitSceneNum < 0 || limitSceneNum > MOST_VISITS) && `到现场次数是 ${limitSceneNum} 次`,
  },
  {
    id: 'online.no-depth',
    kind: 'contradictory',
    element: 'onlineHandleDepth',
    label: '网办深度',
    name: '可以网上办，没有网办深度',
    advice: '选到互联网收件、预审、受理、办理中的哪一步。',
    check: (item) =>
      yes(item.isOnline) && !item.onlineHandleDepth.some(isDoneOnline) && '可以网上办，却没有写网上能办到哪一步',
  },
  {
    id: 'online.no-handle-type',
    kind: 'contradictory',
    element: 'handleType',
    label: '办理形式',
    name: '可以网上办，办理形式里没有网上',
    advice: '在办理形式里加上网上办理，或把是否网办改为否。',
    check: (item) => yes(item.isOnline) && !item.handleType.includes('2') && '可以网上办，办理形式里却没有网上办理',
  },
  {
    id: 'online.handle-type-but-off',
    kind: 'contradictory',
    element: 'isOnline',
    label: '是否网办',
    name: '办理形式有网上，却写着不能网办',
    advice: '把是否网办改为是，或去掉网上办理这种形式。',
    check: (item) =>
      !yes(item.isOnline) && item.handleType.includes('2') && '办理形式里有网上办理，是否网办却填了「否」',
  },
  {
    id: 'online.depth-but-off',
    kind: 'contradictory',
    element: 'isOnline',
    label: '是否网办',
    name: '有网办深度，却写着不能网办',
    advice: '把是否网办改为是，或把网办深度改为互联网咨询。',
    check: (item) =>
      !yes(item.isOnline) &&
      item.onlineHandleDepth.some(isDoneOnline) &&
      `网办深度写了 ${item.onlineHandleDepth.join('、')}，是否网办却填了「否」`,
  },
  {
    id: 'online.depth-unknown',
    kind: 'malformed',
    element: 'onlineHandleDepth',
    label: '网办深度',
    name: '网办深度的代码不认识',
    advice: '用 1 到 8：咨询、收件、预审、受理、办理、结果反馈、电子证照反馈、其他。',
    check: ({ onlineHandleDepth }) => {
      const unknown = onlineHandleDepth.filter((one) => !/^[1-8]$/.test(one));
      return unknown.length > 0 && `网办深度里有不认识的代码：${unknown.join('、')}`;
    },
  },
  {
    id: 'booking.no-level',
    kind: 'contradictory',
    element: 'isSchedule',
    label: '是否支持预约',
    name: '可以预约，却没有受理层级',
    advice: '写清哪一级大厅受理，群众才能选大厅预约。',
    check: (item) => yes(item.isSchedule) && item.acceptLevels.length === 0 && '可以预约，却没有写哪一级大厅受理',
  },
  {
    id: 'booking.no-window',
    kind: 'contradictory',
    element: 'isSchedule',
    label: '是否支持预约',
    name: '可以预约，却不在窗口办',
    advice: '在办理形式里加上窗口办理，或把支持预约改为否。',
    check: (item) =>
      yes(item.isSchedule) && !item.handleType.includes('1') && '可以预约到窗口，办理形式里却没有窗口办理',
  },
  {
    id: 'delivery.no-result',
    kind: 'contradictory',
    element: 'resultDelivery',
    label: '结果送达方式',
    name: '没有结果，却写了怎么送达',
    advice: '写出结果的名称，或删去送达方式。',
    check: (item) =>
      saysNothing(item.resultName) &&
      item.resultDelivery.length > 0 &&
      `办理结果写的是「${item.resultName.trim()}」，却有送达方式「${item.resultDelivery.join('、')}」`,
  },
  {
    id: 'express.not-delivered',
    kind: 'contradictory',
    element: 'isExpress',
    label: '是否支持物流快递',
    name: '支持快递，却没有一样能寄',
    advice: '结果能寄的，在送达方式里加邮寄；材料能寄的，在办理形式里加快递申请；都不能的改为否。',
    check: (item) =>
      yes(item.isExpress) &&
      !isMailed(item) &&
      !item.handleType.includes('3') &&
      '支持物流快递，送达方式里没有邮寄，办理形式里也没有快递申请',
  },
  {
    id: 'express.mail-but-off',
    kind: 'contradictory',
    element: 'isExpress',
    label: '是否支持物流快递',
    name: '写了能寄，却不支持快递',
    advice: '把支持物流快递改为是，或去掉邮寄和快递申请。',
    check: (item) =>
      !yes(item.isExpress) &&
      (isMailed(item) || item.handleType.includes('3')) &&
      '送达方式里有邮寄，或办理形式里有快递申请，支持物流快递却填了「否」',
  },
  {
    id: 'home-visit.for-nobody',
    kind: 'contradictory',
    element: 'agency.homeVisitFor',
    label: '上门服务对象',
    name: '可以上门，没有写给谁上门',
    advice: '写清哪些人可以请工作人员上门。',
    check: ({ isHomeVisit, agency }) =>
      yes(isHomeVisit) && agency.homeVisitFor.length === 0 && '可以上门办，却没有写给哪些人上门',
  },
  {
    id: 'home-visit.off',
    kind: 'contradictory',
    element: 'isHomeVisit',
    label: '是否上门服务',
    name: '写了给谁上门，却不能上门',
    advice: '把是否上门改为是，或删去上门服务对象。',
    check: ({ isHomeVisit, agency }) =>
      !yes(isHomeVisit) &&
      agency.homeVisitFor.length > 0 &&
      `写了给「${agency.homeVisitFor.join('、')}」上门，是否上门却填了「否」`,
  },
];
