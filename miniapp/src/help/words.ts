import type { HelpKind, HelpRequest, HelpState } from '@yichuang/contract/help/contract';
import type { IconName } from '../ui/icon-name';

export const KINDS: Readonly<Record<HelpKind, { name: string; detail: string; icon: IconName }>> = {
  guide: { name: '帮办', detail: '陪着您一起办', icon: 'people' },
  agent: { name: '代办', detail: '帮办员替您跑', icon: 'route' },
  homeVisit: { name: '上门', detail: '帮办员到家里来', icon: 'home-visit' },
};
export const ALL_KINDS = Object.keys(KINDS) as HelpKind[];

export const TONES: Readonly<Record<HelpState, 'amber' | 'blue' | 'green' | 'neutral'>> = {
  submitted: 'amber',
  assigned: 'amber',
  accepted: 'blue',
  scheduled: 'blue',
  inProgress: 'blue',
  done: 'green',
  followedUp: 'green',
  cancelled: 'neutral',
};

const NEXT: Readonly<Record<HelpState, string>> = {
  submitted: '等帮办员接下，接了会告诉您',
  assigned: '已经派了帮办员，等他接下',
  accepted: '帮办员接下了，会跟您约时间',
  scheduled: '时间约好了，请等帮办员',
  inProgress: '正在办',
  done: '办完了',
  followedUp: '办完了，回访过了',
  cancelled: '不用来了',
};
/** What comes next, in one sentence. */
export const nextOf = ({ state }: Pick<HelpRequest, 'state'>): string => NEXT[state];
