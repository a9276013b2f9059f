// Every page of the app with what it is looked at for: what the page sweeps walk through and the screenshots show.
import { reviewPages } from './demo-reviews.mjs';

/** Finding a matter and reading about it. */
function cataloguePages({ taskCode, packageCode }) {
  const account = 'chen-citizen';
  return [
    { name: 'search', route: 'catalogue/search', query: { q: '老人补贴' }, account },
    { name: 'guide', route: 'catalogue/guide', query: { taskCode }, account },
    // with the questions answered, as the code on the paper opens it
    { name: 'guide-list', route: 'catalogue/guide', query: { taskCode, options: 'card-social,by-family' }, account },
    { name: 'package', route: 'catalogue/package', query: { packageCode }, account },
    { name: 'public-lists', route: 'catalogue/lists' },
  ];
}

/** Of those who grant and act, and of those who ask for help. */
function delegationPages(day) {
  const daughter = 'wang-daughter';
  const mother = 'wang-elder';
  const { taskCode, delegation: actingUnder } = day;
  return [
    { name: 'delegations', route: 'delegations/list', account: daughter, elder: { account: mother } },
    {
      name: 'delegations-detail',
      route: 'delegations/detail',
      query: { id: day.delegation },
      account: daughter,
      elder: { account: mother, query: { id: day.delegationAsked } },
    },
    {
      name: 'delegations-asked',
      route: 'delegations/detail',
      query: { id: day.delegationAsked },
      account: mother,
    },
    { name: 'delegations-ask', route: 'delegations/ask', query: { as: 'principal' }, account: mother },
    { name: 'delegations-acts', route: 'delegations/acts', account: mother },
    { name: 'delegations-home', route: 'delegations/home', account: daughter, actingUnder },
    {
      name: 'acting-guide',
      route: 'catalogue/guide',
      query: { taskCode },
      account: daughter,
      actingUnder,
    },
    { name: 'acting-closed', route: 'tabs/wallet', account: daughter, actingUnder },
    { name: 'help', route: 'help/list', account: mother },
    { name: 'help-detail', route: 'help/detail', query: { id: day.help }, account: mother },
    { name: 'help-ask', route: 'help/ask', query: { taskCode }, account: mother },
  ];
}

/** The desks of the hall. */
function deskPages(day) {
  const clerk = 'clerk-1';
  return [
    { name: 'workbench', route: 'staff/workbench', account: clerk },
    { name: 'scan', route: 'staff/scan', account: clerk },
    { name: 'verify', route: 'staff/verify', account: clerk },
    { name: 'cases', route: 'staff/cases', account: clerk },
    { name: 'cases-review', route: 'staff/cases', account: 'officer-1' },
    { name: 'staff-case', route: 'staff/case', query: { id: day.received }, account: clerk },
    { name: 'staff-case-review', route: 'staff/case', query: { id: day.reviewed }, account: 'officer-1' },
    { name: 'staff-certificate', route: 'staff/certificate', account: 'officer-1' },
    { name: 'orders', route: 'staff/orders', account: 'lead-1' },
    { name: 'staff-feedback', route: 'staff/feedback', account: 'lead-1' },
    { name: 'help-board', route: 'staff/help', account: 'yanji-helper' },
    { name: 'consent', route: 'staff/consent', account: 'town-clerk' },
    { name: 'points', route: 'staff/points', account: 'lead-1' },
  ];
}

/** The desk of those who keep the catalogue. */
const keeperPages = (day) =>
  [
    { name: 'catalogue-desk', route: 'catalogue-admin/home' },
    { name: 'catalogue-imports', route: 'catalogue-admin/imports' },
    { name: 'catalogue-import', route: 'catalogue-admin/import', query: { id: day.sheet } },
    { name: 'catalogue-history', route: 'catalogue-admin/history', query: { taskCode: day.mended } },
    { name: 'catalogue-quality', route: 'catalogue-admin/quality' },
    { name: 'catalogue-levels', route: 'catalogue-admin/levels' },
    { name: 'everyday-words', route: 'catalogue-admin/words' },
    { name: 'catalogue-lists', route: 'catalogue-admin/lists' },
    { name: 'same-source', route: 'catalogue-admin/same-source' },
  ].map((page) => ({ ...page, account: 'catalogue-admin' }));

/**
 * Every page with what it is looked at for: whose it is (nobody without `account`), where, and the name of its picture.
 * `elder`: whom 长辈版 looks over the shoulder of, where that is somebody else.
 */
export function pagesOf(day) {
  const { hallId, taskCode } = day;
  const chen = 'chen-citizen';
  return [
    { name: 'home', route: 'tabs/home', account: chen, elder: { account: 'wang-elder' } },
    { name: 'matters', route: 'tabs/matters', account: chen },
    { name: 'me', route: 'tabs/me', account: chen },
    { name: 'sign-in', route: 'identity/sign-in' },
    { name: 'privacy', route: 'identity/privacy' },
    { name: 'real-name', route: 'identity/real-name', account: 'new-citizen' },
    ...cataloguePages(day),
    { name: 'choose-hall', route: 'appointments/choose-hall', query: { taskCode }, account: chen },
    { name: 'choose-matter', route: 'appointments/choose-matter', query: { hallId }, account: chen },
    { name: 'choose-time', route: 'appointments/choose-time', query: { hallId, taskCode }, account: 'zhou-citizen' },
    {
      name: 'voucher',
      route: 'appointments/voucher',
      query: { id: day.booked },
      account: chen,
      elder: { account: 'wang-elder', query: { id: day.bookedElder } },
    },
    { name: 'voucher-waiting', route: 'appointments/voucher', query: { id: day.waiting }, account: 'zhou-citizen' },
    { name: 'voucher-called', route: 'appointments/voucher', query: { id: day.called }, account: 'liu-enterprise' },
    { name: 'hall', route: 'appointments/hall', query: { id: hallId }, account: chen },
    { name: 'list', route: 'appointments/list', account: chen },
    { name: 'wallet', route: 'tabs/wallet', account: chen },
    { name: 'certificate', route: 'certificates/detail', query: { id: day.certificateId }, account: chen },
    { name: 'show', route: 'certificates/show', query: { id: day.certificateId }, account: chen },
    { name: 'check-file', route: 'certificates/check-file', query: { code: 'AB12-CD34-EF56' } },
    { name: 'face', route: 'identity/face', account: 'new-citizen' },
    { name: 'progress', route: 'tabs/progress', account: chen, elder: { account: 'wang-elder' } },
    { name: 'fill', route: 'cases/fill', query: { id: day.draft }, account: chen },
    { name: 'review', route: 'cases/review', query: { id: day.complete }, account: 'wang-daughter' },
    { name: 'receipt', route: 'cases/receipt', query: { id: day.received }, account: 'zhou-citizen' },
    { name: 'case', route: 'cases/progress', query: { id: day.reviewed }, account: chen },
    { name: 'case-corrected', route: 'cases/progress', query: { id: day.corrected }, account: 'wang-elder' },
    { name: 'case-granted', route: 'cases/progress', query: { id: day.granted }, account: chen },
    { name: 'case-refused', route: 'cases/progress', query: { id: day.refused }, account: 'liu-enterprise' },
    { name: 'supplement', route: 'cases/supplement', query: { id: day.corrected }, account: 'wang-elder' },
    { name: 'lookup', route: 'cases/lookup' },
    { name: 'inbox', route: 'messages/inbox', account: chen, elder: { account: 'wang-elder' } },
    ...reviewPages(day),
    ...delegationPages(day),
    ...deskPages(day),
    ...keeperPages(day),
  ];
}

/** Who sits at the desk that this page belongs to; undefined for everybody's pages. */
export function deskAccount(route) {
  if (route.startsWith('catalogue-admin/')) return 'catalogue-admin';
  return route.startsWith('staff/') ? 'clerk-1' : undefined;
}

/** The address of a page in the browser. */
export const addressOf = (url, { route, query = {} }) =>
  `${url}/#/${route}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
