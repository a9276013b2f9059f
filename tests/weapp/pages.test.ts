import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPackages } from '@yichuang/contract/catalogue/contract';
import { listCertificates } from '@yichuang/contract/certificates/contract';
import { book } from '@yichuang/contract/appointments/contract';
import { completeDraft, submittedCase, takeStep } from '../support/cases.ts';
import { as, type Person } from '../support/client.ts';
import { requested } from '../support/delegations.ts';
import { askedForHelp } from '../support/help.ts';
import { hallOf, someSlot, taskCodeOf } from '../support/journey.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { AppManifest } from './harness/app-manifest.ts';
import type { Phone } from './harness/phone.ts';
import { CITIZEN, CLERK, DIST, phoneOf } from './people.ts';

let stack: Stack;
let queries: Record<string, string>;
const phones: Record<string, Phone> = {};

async function somePackage(person: Person): Promise<string> {
  const { items } = await person.do(listPackages, { query: {} });
  const [first] = items;
  if (!first) throw new Error('the demonstration has no package');
  return first.packageCode;
}

async function someCertificate(person: Person): Promise<string> {
  const { items } = await person.do(listCertificates, { query: {} });
  const valid = items.find(({ state }) => state === 'valid');
  if (!valid) throw new Error('the demonstration has no valid certificate');
  return valid.id;
}

/** Each page of an application, with one in the stage that it shows. */
async function casePages(person: Person): Promise<Record<string, string>> {
  const clerk = await as(stack.url, 'clerk-1');
  const codes = await Promise.all(
    ['高龄津贴', '跨省异地就医备案', '养老保险参保'].map((words) => taskCodeOf(person, words)),
  );
  const [allowance = '', care = '', pension = ''] = codes;
  const { id: draft } = await completeDraft(person, allowance);
  const { id: received } = await submittedCase(person, care);
  const { id: corrected } = await submittedCase(person, pension);
  await takeStep(clerk, corrected, 'requestCorrection', { items: [{ materialId: 'm2', problem: '看不清' }] });
  return {
    'cases/fill': `?id=${draft}`,
    'cases/review': `?id=${draft}`,
    'cases/receipt': `?id=${received}`,
    'cases/progress': `?id=${received}`,
    'cases/supplement': `?id=${corrected}`,
    'staff/case': `?id=${received}`,
  };
}

/** What the citizen asked of others: help at home, and to be acted for. */
async function askedPages(person: Person, taskCode: string): Promise<Record<string, string>> {
  const daughter = await as(stack.url, 'wang-daughter');
  return {
    'help/detail': `?id=${await askedForHelp(person, taskCode)}`,
    'delegations/detail': `?id=${await requested(person, daughter)}`,
  };
}

beforeAll(async () => {
  stack = await startStack();
  const citizen = await as(stack.url, 'zhou-citizen');
  const hallId = await hallOf(await as(stack.url, 'clerk-1'));
  const taskCode = await taskCodeOf(citizen, '老人补贴');
  const slot = await someSlot(citizen, hallId, taskCode, { after: '2026-11-24' });
  const { id } = await citizen.do(book, { body: { slotId: slot.id, taskCodes: [taskCode] } });
  const certificate = `?id=${await someCertificate(citizen)}`;
  queries = {
    'certificates/detail': certificate,
    'certificates/show': certificate,
    'catalogue/guide': `?taskCode=${taskCode}`,
    'catalogue/package': `?packageCode=${await somePackage(citizen)}`,
    'appointments/choose-hall': `?taskCode=${taskCode}`,
    'appointments/choose-matter': `?hallId=${hallId}`,
    'appointments/choose-time': `?hallId=${hallId}&taskCode=${taskCode}`,
    'appointments/hall': `?id=${hallId}`,
    'appointments/voucher': `?id=${id}`,
    ...(await casePages(citizen)),
    ...(await askedPages(citizen, taskCode)),
  };
  phones['citizen'] = await phoneOf(stack.url, CITIZEN);
  phones['elder'] = await phoneOf(stack.url, CITIZEN, new Map([['elder', '"true"']]));
  phones['clerk'] = await phoneOf(stack.url, CLERK);
  phones['lead'] = await phoneOf(stack.url, '区中心大厅主任');
  phones['keeper'] = await phoneOf(stack.url, '事项管理员');
  phones['helper'] = await phoneOf(stack.url, '燕矶镇帮办员');
});
afterAll(async () => {
  for (const phone of Object.values(phones)) await phone.close();
  await stack.stop();
});

/** WeChat's own advice for one setData call. */
const MOST_BYTES = 256 * 1024;
const FAILURES = /我们这边出错了|网络没连上|undefined|NaN|\[object/;

/** Opens the page, lets it finish, and says what is wrong with it. */
async function trouble(phone: Phone, route: string): Promise<string[]> {
  const [requests, complaints] = [phone.requests.length, phone.complaints.length];
  phone.open(`/${route}${queries[route] ?? ''}`);
  const page = await phone.settle();
  return [
    ...(page.route === route ? [] : [`went on to ${page.route}`]),
    ...(page.text.length > 10 ? [] : [`says only 「${page.text}」`]),
    ...(FAILURES.test(page.text) ? [`says ${page.text}`] : []),
    ...(page.page.data.largest <= MOST_BYTES ? [] : [`sends ${page.page.data.largest} bytes at once`]),
    ...phone.requests
      .slice(requests)
      .flatMap(({ method, path, status = 0 }) =>
        status >= 200 && status < 400 ? [] : [`${method} ${path} was answered with ${status}`],
      ),
    ...phone.complaints.slice(complaints),
  ];
}

const routes = new AppManifest(DIST).routes;
const isForStaff = (route: string) => /^(staff|catalogue-admin)\//.test(route);

test.each(routes.filter((route) => !isForStaff(route)))(
  '%s opens for a citizen, ordinary and in 长辈版',
  async (route) => {
    expect(await trouble(phones['citizen']!, route)).toEqual([]);
    expect(await trouble(phones['elder']!, route)).toEqual([]);
  },
);

/** Certificates are taken back by those who issue them, and people are visited by helpers: neither is done at a counter. */
const WORKERS: Readonly<Record<string, string>> = { 'staff/certificate': 'lead', 'staff/help': 'helper' };
const whoWorksOn = (route: string) =>
  phones[route.startsWith('catalogue-admin/') ? 'keeper' : (WORKERS[route] ?? 'clerk')]!;

test.each(routes.filter(isForStaff))('%s opens for its staff and tells a citizen whose page it is', async (route) => {
  const worker = whoWorksOn(route);
  expect(await trouble(worker, route)).toEqual([]);
  expect(worker.page.text).not.toContain('这里给工作人员用');
  expect(await trouble(phones['citizen']!, route)).toEqual([]);
  expect(phones['citizen']!.page.text).toContain('这里给工作人员用');
});
