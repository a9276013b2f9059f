import { getPass, holdSlot } from '@yichuang/contract/appointments/contract';
import { issueTicket, listWindows, pauseWindow } from '@yichuang/contract/appointments/staff-contract';
import { changeCertificate } from '@yichuang/contract/certificates/contract';
import { listPackages } from '@yichuang/contract/catalogue/contract';
import { DOCUMENTS } from '@yichuang/contract/identity/consent-documents';
import { getMe, listSessions, signIn } from '@yichuang/contract/identity/contract';
import type { ROUTES } from '@yichuang/contract/routes';
import { certificateOf, show } from '../support/certificates.ts';
import { bookToday, closedWindow, someSlot } from '../support/journey.ts';

import { DOORS_OPEN, MORNING, TODAY } from './world.ts';
import {
  open,
  asCitizen,
  anAppointment,
  withoutBody,
  aTicket,
  window,
  called,
  serving,
  freshSlot,
  testClock,
  asCatalogueAdmin,
  withCard,
  newcomer,
  type Example,
} from './example-makers.ts';
import { CASE_EXAMPLES } from './case-examples.ts';
import { DELEGATION_EXAMPLES } from './delegation-examples.ts';
import { HELP_EXAMPLES } from './help-examples.ts';
import { IMPORT_EXAMPLES } from './import-examples.ts';
import { PAPER_EXAMPLES } from './paper-examples.ts';
import { QUALITY_EXAMPLES } from './quality-examples.ts';
import { REVIEW_EXAMPLES } from './review-examples.ts';
import { SYNONYM_EXAMPLES } from './synonym-examples.ts';

/** One right call for every route of the contract; a route without one does not compile. */
export const EXAMPLES = {
  getLive: open(),
  getReady: open(),
  getOpenApi: open(),
  setTestClock: (world) => testClock(world, { body: { now: MORNING } }),
  resetTestClock: (world) => testClock(world, {}),
  signIn: open({ body: { provider: 'demo', account: 'chen-citizen' } }),
  refreshSession: async ({ nobody }) => {
    const { refreshToken } = await nobody.do(signIn, { body: { provider: 'demo', account: 'zhou-citizen' } });
    return { person: nobody, sent: { body: { refreshToken } } };
  },
  signOut: async ({ fresh }) => ({ person: await fresh(), sent: {} }),
  getMe: asCitizen(),
  listSessions: asCitizen(),
  endSession: async ({ fresh }) => {
    const person = await fresh();
    const { items } = await person.do(listSessions, {});
    return { person, sent: { params: { id: items[0]?.id } } };
  },
  proveRealName: async ({ as }) => {
    const person = await as('new-citizen');
    return { person, sent: { body: await newcomer(person) } };
  },
  proveFace: async ({ fresh }) => {
    const person = await fresh();
    const { id } = await person.do(getMe, {});
    return { person, sent: { body: { verifyId: `demo-face-${id}` } } };
  },
  checkIdentity: async ({ clerk }) => ({
    person: clerk,
    sent: { body: { ...(await newcomer(clerk)), evidence: '身份证原件，本人到场' } },
  }),
  listConsents: asCitizen(),
  giveConsent: asCitizen({ body: { document: 'privacy', version: DOCUMENTS.privacy.version } }),
  withdrawConsent: asCitizen({ query: { document: 'privacy' } }),
  exportMe: asCitizen(),
  deleteMe: async ({ fresh }) => ({ person: await fresh(), sent: {} }),
  listDemoAccounts: open(),
  listSites: open(),
  listRegions: open({ query: { parent: '420704' } }),
  listHalls: async ({ nobody, taskCode }) => ({ person: nobody, sent: { query: { region: '420704', taskCode } } }),
  getHall: async ({ nobody, hallId }) => ({ person: nobody, sent: { params: { id: hallId } } }),
  listItems: async ({ nobody, hallId }) => ({
    person: nobody,
    sent: { query: { q: '老人补贴', region: '420704', hallId } },
  }),
  suggestItems: open({ query: { q: '养老' } }),
  listHotItems: open({ query: { region: '420704' } }),
  listFacets: open({ query: { region: '420704' } }),
  getItem: async ({ nobody, taskCode }) => ({ person: nobody, sent: { params: { taskCode } } }),
  listPackages: open({ query: { region: '420704' } }),
  getPackage: async ({ nobody }) => {
    const { items } = await nobody.do(listPackages, { query: {} });
    return { person: nobody, sent: { params: { packageCode: items[0]?.packageCode } } };
  },
  getForecast: async ({ nobody, taskCode }) => ({
    person: nobody,
    sent: { params: { taskCode }, query: { submitted: TODAY } },
  }),
  getPackageForecast: async ({ nobody }) => {
    const { items } = await nobody.do(listPackages, { query: {} });
    const params = { packageCode: items[0]?.packageCode };
    return { person: nobody, sent: { params, query: { submitted: TODAY } } };
  },
  getGuidePaper: async ({ nobody, taskCode }) => ({ person: nobody, sent: { params: { taskCode }, query: {} } }),
  getBlankForm: async ({ nobody, taskCode }) => ({ person: nobody, sent: { params: { taskCode, order: '1' } } }),
  getSampleForm: async ({ nobody, taskCode }) => ({ person: nobody, sent: { params: { taskCode, order: '2' } } }),
  listSlots: async ({ nobody, hallId, taskCode }) => ({
    person: nobody,
    sent: { params: { hallId }, query: { taskCode: [taskCode] } },
  }),
  holdSlot: async (world) => {
    const { person, slot } = await freshSlot(world);
    return { person, sent: { body: { slotId: slot.id, taskCodes: [world.taskCode] } } };
  },
  releaseHold: async (world) => {
    const { person, slot } = await freshSlot(world);
    const { id } = await person.do(holdSlot, { body: { slotId: slot.id, taskCodes: [world.taskCode] } });
    return { person, sent: { params: { id } } };
  },
  book: async (world) => {
    const { person, slot } = await freshSlot(world);
    return { person, sent: { body: { slotId: slot.id, taskCodes: [world.taskCode] } } };
  },
  listAppointments: asCitizen({ query: {} }),
  getAppointment: withoutBody(anAppointment),
  getPass: withoutBody(anAppointment),
  reschedule: async (world) => {
    const { person, sent } = await anAppointment(world);
    const slot = await someSlot(person, world.hallId, world.taskCode, { after: TODAY, skip: 3 });
    return { person, sent: { ...sent, body: { slotId: slot.id } } };
  },
  cancel: anAppointment,
  leaveQueue: aTicket,
  callMeLater: async (world) => {
    const mine = await aTicket(world);
    await world.clerk.do(issueTicket, { body: { taskCode: world.taskCode, priority: 'urgent' } });
    return mine;
  },
  getHallQueue: async ({ nobody, hallId }) => ({ person: nobody, sent: { params: { hallId } } }),
  checkIn: async ({ stack, fresh, clerk, hallId, taskCode }) => {
    const person = await fresh();
    const { id } = await bookToday(person, hallId, taskCode, TODAY);
    const { shortCode } = await person.do(getPass, { params: { id } });
    await stack.setClock(DOORS_OPEN);
    return { person: clerk, sent: { body: { shortCode } } };
  },
  issueTicket: async ({ clerk, taskCode }) => ({ person: clerk, sent: { body: { taskCode } } }),
  listWindows: async ({ clerk }) => ({ person: clerk, sent: {} }),
  openWindow: async ({ clerk }) => ({
    person: clerk,
    sent: { params: { id: await closedWindow(clerk) }, body: {} },
  }),
  closeWindow: window(async () => undefined),
  pauseWindow: window(async () => undefined),
  resumeWindow: window(async (clerk, id) => void (await clerk.do(pauseWindow, { params: { id }, body: {} }))),
  callNext: window(async (clerk, _id, { taskCode }) => void (await clerk.do(issueTicket, { body: { taskCode } }))),
  recall: window(called),
  startService: window(called),
  markMissed: window(called),
  finishService: window(serving),
  transferTicket: window(async (clerk, id, world) => {
    await serving(clerk, id, world);
    const { areas } = await clerk.do(listWindows, {});
    return { areaId: areas[1]?.id };
  }),
  listCertificates: asCitizen({ query: {} }),
  getCertificate: withCard(),
  getCertificateFile: withCard({ query: { purpose: '办理不动产登记' } }),
  listVerifications: withCard({ query: {} }),
  present: withCard({ body: { purpose: '窗口办事' } }),
  stopPresenting: async ({ citizen }) => {
    const id = await certificateOf(citizen, 'residentIdCard');
    const presentation = await show(citizen, id);
    return { person: citizen, sent: { params: { id, presentationId: presentation.id } } };
  },
  verifyCertificate: async ({ citizen, clerk }) => {
    const { qr } = await show(citizen, await certificateOf(citizen, 'residentIdCard'));
    return { person: clerk, sent: { body: { qr, deviceId: 'desk-1', caseNo: '420704261111200037' } } };
  },
  changeCertificate: async ({ as, citizen }) => {
    const officer = await as('officer-1');
    const params = { id: await certificateOf(citizen, 'vehicleLicence') };
    // an example before this one may have left it suspended
    await officer.ask(changeCertificate, { params, body: { action: 'resume', reason: '已核对' } });
    return { person: officer, sent: { params, body: { action: 'suspend', reason: '核对信息' } } };
  },
  listCanonicalItems: asCatalogueAdmin,
  checkSameSource: asCatalogueAdmin,
  checkFile: open({ body: { code: '0000-0000-0000' } }),
  ...CASE_EXAMPLES,
  ...DELEGATION_EXAMPLES,
  ...HELP_EXAMPLES,
  ...IMPORT_EXAMPLES,
  ...PAPER_EXAMPLES,
  ...REVIEW_EXAMPLES,
  ...SYNONYM_EXAMPLES,
  ...QUALITY_EXAMPLES,
} satisfies Record<keyof typeof ROUTES, Example>;
