import { addDays, daysBetween, longDate } from '@yichuang/contract/calendar';
import type { DelegatedAction, Delegation, DelegationState } from '@yichuang/contract/delegations/delegation';
import type { ActingEnd } from '../api/session';
import { sorted } from '../sorted';
import type { IconName } from '../ui/icon-name';

type StateWords = { name: string; tone: 'plum' | 'amber' | 'red' | 'neutral'; icon: IconName };
export const STATES: Readonly<Record<DelegationState, StateWords>> = {
  requested: { name: '等同意', tone: 'amber', icon: 'clock' },
  active: { name: '生效中', tone: 'plum', icon: 'ok' },
  suspended: { name: '已暂停', tone: 'amber', icon: 'pause' },
  rejected: { name: '没同意', tone: 'neutral', icon: 'close' },
  expired: { name: '已到期', tone: 'neutral', icon: 'clock' },
  revoked: { name: '已撤销', tone: 'neutral', icon: 'close' },
  usedUp: { name: '事情办完了', tone: 'neutral', icon: 'ok' },
};

export const ACTIONS: Readonly<Record<DelegatedAction, string>> = {
  viewGuide: '看办事指南',
  fill: '填表',
  upload: '交材料',
  submit: '提交申请',
  supplement: '补材料',
  track: '查进度',
  receiveNotice: '收通知书',
  collectResult: '领结果',
  withdraw: '撤回申请',
  book: '约时间',
};
export const ALL_ACTIONS = Object.keys(ACTIONS) as DelegatedAction[];
/** What relatives are asked for most; taking back is left to the person unless they add it. */
export const USUAL_ACTIONS: readonly DelegatedAction[] = ALL_ACTIONS.filter((action) => action !== 'withdraw');

export const NEVER = ['改手机号、银行卡', '看别的办件和证照', '替本人评价，或再授权给别人'] as const;

/** The other side's masked name; unknown until they have agreed. */
export const otherOf = ({ role, principalMasked, delegateMasked }: Delegation): string =>
  (role === 'delegate' ? principalMasked : delegateMasked) ?? '对方（还没同意）';

export const mattersOf = ({ taskNames }: Pick<Delegation, 'taskNames'>): string =>
  taskNames.length === 0 ? '所有可以由别人办的事' : taskNames.join('、');

export const actionsOf = (actions: readonly DelegatedAction[]): string =>
  ALL_ACTIONS.filter((action) => actions.includes(action))
    .map((action) => ACTIONS[action])
    .join('、');

export const isWaitingForMe = ({ allowed }: Delegation): boolean => allowed.includes('accept');

/** 「还有 30 天」, counted to the end of the last day. */
export function leftText({ validTo }: Pick<Delegation, 'validTo'>, today: string): string {
  const left = daysBetween(today, validTo);
  return left < 0 ? '已经过了' : left === 0 ? '今天最后一天' : `还有 ${left} 天`;
}

/** The last day of so many days that begin today. */
export const lastDay = (days: number, today: string): string => addDays(today, days - 1);

export const longDay = (date: string): string => `${date.slice(0, 4)} 年 ${longDate(date)}`;

const RANK: Readonly<Record<DelegationState, number>> = {
  active: 1,
  suspended: 2,
  requested: 3,
  usedUp: 4,
  expired: 4,
  revoked: 4,
  rejected: 4,
};
/** What waits for this person's answer first, then what can be used, then what is over. */
export const inOrder = (items: readonly Delegation[]): Delegation[] => {
  const rank = (one: Delegation) => (isWaitingForMe(one) ? 0 : RANK[one.state]);
  return sorted(items, (one, other) => rank(one) - rank(other));
};

export const ENDINGS: Readonly<Record<Exclude<ActingEnd, 'left'>, { title: string; detail: string }>> = {
  inactive: { title: '授权已撤销，草稿留给本人', detail: '已经退出代办。还要接着办，请本人再授权一次。' },
  expired: { title: '满 15 分钟，已经退出代办', detail: '填好的草稿都存着。要接着办，再按一次「开始替办」。' },
};
