import { meant } from './people.mjs';

const HALL = 'lkq-center';
const WINDOW = 'lkq-center-w01';
const MORNING = '2026-11-24T09:28:00.000+08:00';
const DOORS_OPEN = '2026-11-24T09:42:00.000+08:00';
const RESULTS = { VALID: '通过', REPLAYED: '这个码已经用过' };
const isBefore = ({ code }) => code === 'TOO_EARLY' || code === 'WRONG_DAY';

export async function book({ people, setClock }) {
  await setClock?.(MORNING);
  const zhou = await people.as('zhou-citizen');
  const item = await zhou.step(
    ({ taskName }) => `周女士搜「老人补贴」，找到「${taskName}」`,
    (me) => meant(me, '老人补贴'),
  );
  const { days } = await zhou.get(`/halls/${HALL}/slots?taskCode=${item.taskCode}`);
  const slots = days.flatMap(({ date, slots }) => slots.map((slot) => ({ ...slot, date })));
  const slot = slots.find(({ state }) => state === 'open');
  const appointment = await zhou.step(
    () => `约好区中心 ${slot.date} ${slot.start}，还余 ${slot.remaining - 1} 个号`,
    (me) => me.post('/appointments', { slotId: slot.id, taskCodes: [item.taskCode] }),
  );
  return { item, appointment };
}

/** At its own time the hall may be closed: then the window says so, and the tour goes on. */
export async function checkIn({ people, setClock, appointment }) {
  const zhou = await people.as('zhou-citizen');
  const { qr } = await zhou.step('打开凭证，码在手机里，没网也能用', (me) =>
    me.get(`/appointments/${appointment.id}/pass`),
  );
  await setClock?.(DOORS_OPEN);
  // a quarter of an hour later nobody's token is good any more
  people.signInAnew();
  const clerk = await people.as('clerk-1');
  const scanned = await clerk.step(
    ({ status, body }) => (status < 400 ? `窗口扫码签到，排到 ${body.ticket.number} 号` : `窗口扫码：${body.title}`),
    (me) => me.send('POST', '/staff/check-ins', { body: { qr } }),
  );
  if (scanned.status >= 400 && isBefore(scanned.body)) return;
  if (scanned.status >= 400) throw new Error(scanned.body.detail);
  await clerk.step('1 号窗口开门、叫号、办理、办完', async (me) => {
    for (const action of ['open', 'next', 'start', 'finish']) await me.post(`/staff/windows/${WINDOW}/${action}`);
  });
}

export async function showAndVerify({ people }) {
  const [chen, clerk] = [await people.as('chen-citizen'), await people.as('clerk-2')];
  const { items } = await chen.get('/certificates');
  const card = items.find(({ type, state }) => type === 'residentIdCard' && state === 'valid');
  const { qr } = await chen.step(`陈先生出示${card.name}，60 秒的码，窗口办事专用`, (me) =>
    me.post(`/certificates/${card.id}/presentations`, { purpose: '窗口办事' }),
  );
  const scan = (me) => me.post('/staff/verifications', { qr, deviceId: 'demo-desk' });
  await clerk.step(
    ({ result, certificate }) => `窗口扫码：${RESULTS[result] ?? result}，只看到 ${certificate.numberMasked}`,
    scan,
  );
  await clerk.step(({ result }) => `同一个码再扫一次：${RESULTS[result] ?? result}`, scan);
  await chen.step(
    ({ items: seen }) => `陈先生看到谁核验过：${seen.length} 条`,
    (me) => me.get(`/certificates/${card.id}/verifications`),
  );
}
