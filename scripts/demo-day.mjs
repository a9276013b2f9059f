// A morning in the demonstration, lived through over HTTP: what the page sweeps and the screenshots look at.
import { liveCases } from './demo-cases.mjs';
import { actingKept, liveDelegations } from './demo-delegations.mjs';
import { HALL, person } from './demo-person.mjs';
import { broughtMatters, checkedSheet, mendedMatter } from './demo-sheet.mjs';
import { liveReviews } from './demo-reviews.mjs';

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
  await broughtMatters(await person(url, 'catalogue-admin'));
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
  const keeper = await enter('catalogue-admin');
  const cases = await liveCases(enter, { allowance, meant });
  return {
    ...cases,
    ...(await liveReviews(enter, cases)),
    ...(await liveDelegations((account) => person(url, account), { allowance, card })),
    mended: await mendedMatter(keeper),
    sheet: await checkedSheet(keeper),
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
