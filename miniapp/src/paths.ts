import { queryString } from '@yichuang/contract/client';
import Taro from '@tarojs/taro';
import { isH5 } from './platform';

const page = (path: string, query: Record<string, string | string[] | undefined> = {}) => {
  const search = queryString(query);
  return search === '' ? path : `${path}?${search}`;
};
const TABS = ['/tabs/home', '/tabs/matters', '/tabs/wallet', '/tabs/progress', '/tabs/me'];

/** Every page of the app by name; arrays travel as one comma-separated value because WeChat keeps only the last. */
export const paths = {
  home: () => page('/tabs/home'),
  matters: () => page('/tabs/matters'),
  wallet: () => page('/tabs/wallet'),
  progress: () => page('/tabs/progress'),
  me: () => page('/tabs/me'),
  signIn: (from?: string) => page('/identity/sign-in', { from }),
  privacy: () => page('/identity/privacy'),
  realName: (from?: string) => page('/identity/real-name', { from }),
  face: (from?: string) => page('/identity/face', { from }),
  search: (q?: string, theme?: string) => page('/catalogue/search', { q, theme }),
  guide: (taskCode: string) => page('/catalogue/guide', { taskCode }),
  package: (packageCode: string) => page('/catalogue/package', { packageCode }),
  publicLists: (kind?: string) => page('/catalogue/lists', { kind }),
  chooseHall: (taskCodes: readonly string[] = []) =>
    page('/appointments/choose-hall', { taskCode: taskCodes.length > 0 ? taskCodes.join(',') : undefined }),
  /** What a hall takes by appointment. */
  chooseMatter: (hallId: string) => page('/appointments/choose-matter', { hallId }),
  /** Without a hall the first one that takes the matters. `appointmentId`: an appointment to be moved. `slotId`: a time that was chosen before signing in. */
  chooseTime: (hallId: string | undefined, taskCodes: readonly string[], appointmentId?: string, slotId?: string) =>
    page('/appointments/choose-time', { hallId, taskCode: taskCodes.join(','), appointmentId, slotId }),
  voucher: (id: string) => page('/appointments/voucher', { id }),
  appointments: () => page('/appointments/list'),
  hall: (id: string) => page('/appointments/hall', { id }),
  certificate: (id: string) => page('/certificates/detail', { id }),
  showCertificate: (id: string) => page('/certificates/show', { id }),
  checkFile: (code?: string) => page('/certificates/check-file', { code }),
  /** Opens the draft of this matter, or begins one. */
  apply: (taskCode: string) => page('/cases/fill', { taskCode }),
  /** The same for all matters of a package, on one form. */
  applyPackage: (packageCode: string) => page('/cases/fill', { packageCode }),
  fillCase: (id: string) => page('/cases/fill', { id }),
  reviewCase: (id: string) => page('/cases/review', { id }),
  receipt: (id: string) => page('/cases/receipt', { id }),
  case: (id: string) => page('/cases/progress', { id }),
  supplement: (id: string) => page('/cases/supplement', { id }),
  lookupCase: () => page('/cases/lookup'),
  messages: () => page('/messages/inbox'),
  /** Writes the review of a case or a visit, or shows it and what became of it. */
  review: (kind: 'case' | 'visit', id: string) => page('/reviews/review', { kind, id }),
  reviewSummary: () => page('/reviews/summary'),
  feedback: () => page('/feedback/list'),
  writeFeedback: (caseId?: string) => page('/feedback/write', { caseId }),
  feedbackDetail: (id: string) => page('/feedback/detail', { id }),
  delegations: () => page('/delegations/list'),
  delegation: (id: string) => page('/delegations/detail', { id }),
  askDelegation: (as: 'principal' | 'delegate') => page('/delegations/ask', { as }),
  acts: () => page('/delegations/acts'),
  /** What can be done for the principal; open while somebody acts. */
  actingHome: () => page('/delegations/home'),
  askHelp: (taskCode?: string) => page('/help/ask', { taskCode }),
  helpRequests: () => page('/help/list'),
  helpRequest: (id: string) => page('/help/detail', { id }),
  workbench: () => page('/staff/workbench'),
  scan: () => page('/staff/scan'),
  verify: () => page('/staff/verify'),
  staffCases: (queue?: string) => page('/staff/cases', { queue }),
  staffCase: (id: string) => page('/staff/case', { id }),
  staffCertificate: (id?: string) => page('/staff/certificate', { id }),
  reviewOrders: () => page('/staff/orders'),
  staffFeedback: () => page('/staff/feedback'),
  helpBoard: () => page('/staff/help'),
  staffConsent: () => page('/staff/consent'),
  /** Where those begin who keep the catalogue. */
  catalogueDesk: () => page('/catalogue-admin/home'),
  catalogueImports: () => page('/catalogue-admin/imports'),
  catalogueImport: (id: string) => page('/catalogue-admin/import', { id }),
  itemHistory: (taskCode: string) => page('/catalogue-admin/history', { taskCode }),
  catalogueQuality: () => page('/catalogue-admin/quality'),
  catalogueLevels: () => page('/catalogue-admin/levels'),
  everydayWords: () => page('/catalogue-admin/words'),
  catalogueLists: () => page('/catalogue-admin/lists'),
  sameSource: () => page('/catalogue-admin/same-source'),
  reviewPoints: () => page('/staff/points'),
};

/** `?taskCode=a,b` → `['a', 'b']` */
export const codesIn = (text: string | undefined): string[] => (text ? decodeURIComponent(text).split(',') : []);

/** Opens a page on top of this one; a tab replaces what is open. */
export function open(url: string): void {
  if (TABS.some((tab) => url === tab)) void Taro.switchTab({ url });
  else void Taro.navigateTo({ url });
}

/** Puts a page in the place of this one, so that 返回 does not come back to it. */
export function replace(url: string): void {
  if (TABS.some((tab) => url === tab)) void Taro.switchTab({ url });
  else void Taro.redirectTo({ url });
}

/** In a browser a reload, and an address that somebody passes on, show what is shown now: `url` is of this same page. */
export function keepInAddress(url: string): void {
  if (isH5) history.replaceState(history.state, '', `#${url}`);
}

const nameOf = (address: string) => address.replace(/^\//, '').replace(/\?.*/, '');

/** Back to a page that lies right below this one and still has its input; otherwise it comes in this one's place. */
export function backTo(url: string): void {
  const pages = Taro.getCurrentPages();
  const below = pages[pages.length - 2] as { route?: string; path?: string } | undefined;
  if (nameOf(below?.route ?? below?.path ?? '') === nameOf(url)) void Taro.navigateBack();
  else replace(url);
}

/** One page back, or home where this page was opened directly. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: paths.home() });
}
