// A morning in the demonstration, lived through over HTTP: what the page sweeps and the screenshots look at.
import { liveCases } from './demo-cases.mjs';
import { actingKept, liveDelegations } from './demo-delegations.mjs';
import { HALL, person } from './demo-person.mjs';
import { checkedSheet } from './demo-sheet.mjs';
import { liveReviews, reviewPages } from './demo-reviews.mjs';

/** A working Tuesday: the 10:00 seats can still be booked, and one minute later its doors open. */
export const MORNING = '2026-11-24T09:28:00.000+08:00';
const FIRST_CALLED = '2026-11-24T09:36:00.000+08:00';
export const DOORS_OPEN = '2026-11-24T09:42:00.000+08:00';
const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';
const REGION = '420704';

/** The matter that people mean by these words. */
async function meant(someone, words) {
  const { items } = await someone.get(`/items?region=${REGION}&limit=1&q=${encodeURIComponent(words)}`);
  if (!items[0]) throw new Error(`Nothing is found for ${words}`);
  return items[0].taskCode;
}

/** Bookings made at {@link MORNING}. */
async function bookings(url) {
  const people = {};
  for (const account of [
    'chen-citizen',
    'zhou-citizen',
    'wang-elder',
    'wang-daughter',
    'liu-enterprise',
    'yanji-helper',
  ])
    people[account] = await person(url, account);
  const crowd = [];
  for (let at = 1; at <= 3; at++) crowd.push(await person(url, `load-${at}`));
  const chen = people['chen-citizen'];
  const allowance = await meant(chen, '老人补贴');
  const card = await meant(chen, '换身份证');
  const booked = {
    chen: await chen.book(allowance, TOMORROW, '10:00'),
    wang: await people['wang-elder'].book(allowance, TOMORROW, '10:30'),
    served: await people['wang-daughter'].book(allowance, TODAY, '10:00'),
    called: await people['liu-enterprise'].book(allowance, TODAY, '10:00'),
    waiting: await people['zhou-citizen'].book(card, TODAY, '10:00'),
    late: await people['yanji-helper'].book(card, TODAY, '10:00'),
    crowd: [],
  };
  for (const one of crowd) booked.crowd.push(await one.book(card, TODAY, '10:00'));
  return { booked, allowance, card };
}

/**
 * After the doors opened: one is served at window 1, one is called to window 2, five wait, and one has yet to check in.
 * Gives what the pages need in their addresses.
 */
export async function liveOneMorning(url, setClock) {
  await setClock(MORNING);
  const { booked, allowance, card } = await bookings(url);
  await setClock(FIRST_CALLED);
  const [first, second] = [await person(url, 'clerk-1'), await person(url, 'clerk-2')];
  await first.checkIn(booked.served);
  await first.press('lkq-center-w01', 'open');
  await first.press('lkq-center-w01', 'next');
  await first.press('lkq-center-w01', 'start');
  await first.checkIn(booked.called);
  await second.press('lkq-center-w02', 'open');
  await second.press('lkq-center-w02', 'next');
  await setClock(DOORS_OPEN);
  const [early, ...others] = booked.crowd;
  await first.checkIn(early);
  await first.checkIn(booked.waiting);
  for (const one of others) await first.checkIn(one);
  await first.drawTicket(card, 'elder');
  for (const priority of ['elder', undefined]) await first.drawTicket(allowance, priority);
  const { items: packages } = await first.get(`/packages?region=${REGION}`);
  const chen = await person(url, 'chen-citizen');
  const { items: certificates } = await chen.get('/certificates');
  const enter = (account) => person(url, account);
  const cases = await liveCases(enter, { allowance, meant });
  return {
    ...cases,
    ...(await liveReviews(enter, cases)),
    ...(await liveDelegations((account) => person(url, account), { allowance, card })),
    sheet: await checkedSheet(await person(url, 'catalogue-admin')),
    hallId: HALL,
    taskCode: allowance,
    packageCode: packages[0].packageCode,
    booked: booked.chen.id,
    bookedElder: booked.wang.id,
    waiting: booked.waiting.id,
    called: booked.called.id,
    certificateId: certificates.find(({ state }) => state === 'valid').id,
    /** Six digits that a clerk may still type. */
    shortCode: booked.late.pass.shortCode,
  };
}

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

/**
 * A page of Chromium as that person, signed in by cookie as after any earlier visit; in 长辈版 where told. Call it before
 * the first address is opened, as it is in the tab of somebody who acts under `actingUnder`. The device's clock stands where the servers' stands.
 */
export async function becomeSomebody(page, { url, account, actingUnder, isElder = false, now = DOORS_OPEN }) {
  await page.clock.install({ time: new Date(now) });
  const kept = { 'elder-offered': true, ...(isElder && { elder: true }), ...(account && { 'session.mark': true }) };
  await page.addInitScript((entries) => {
    // the way Taro keeps a value in a browser; what the page changes later stays changed
    for (const [name, value] of Object.entries(entries))
      if (localStorage.getItem(name) === null)
        localStorage.setItem(name, JSON.stringify({ data: JSON.stringify(value) }));
  }, kept);
  if (!account) return;
  const answer = await page.context().request.post(`${url}/api/sessions`, {
    data: { provider: 'demo', account },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${answer.status()}`);
  if (actingUnder === undefined) return;
  const { accessToken } = await answer.json();
  const acting = await actingKept(await person(url, account, accessToken), actingUnder, now);
  await page.addInitScript((text) => sessionStorage.setItem('acting', text), JSON.stringify(acting));
}
