import '@yichuang/contract/zod-setup';
import { book, listAppointments, listSlots } from '@yichuang/contract/appointments/contract';
import { endSession, listSessions } from '@yichuang/contract/identity/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DOORS_OPEN } from '../../scripts/demo-day.mjs';
import { as } from '../support/client.ts';
import { liveMorning, type LivedMorning } from '../support/lived-morning.ts';
import { button, press, see } from '../support/screen.ts';

let morning: LivedMorning;
beforeAll(async () => {
  morning = await liveMorning();
});
afterAll(() => morning?.stop());
beforeEach(() => morning.stack.setClock(DOORS_OPEN));

test('a session that runs out is renewed without a word, once for many calls', async () => {
  const { page, context } = await morning.open(morning.pageNamed('me'));
  await see(page, /陈\*远/);
  const refreshed: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/sessions/refresh')) refreshed.push(request.url());
  });
  await morning.stack.setClock('2026-11-24T09:58:00.000+08:00');
  await press(page, '我的预约');
  await see(page, '要去办的');
  await page.goBack();
  await press(page, '登录的设备');
  await see(page, '这台');
  expect(refreshed).toHaveLength(1);
  await context.close();
});

test('a session that was ended elsewhere leads to signing in and back to the same page', async () => {
  const one = { ...morning.pageNamed('list'), account: 'wang-daughter' };
  const { page, context } = await morning.open(one);
  await see(page, '要去办的');
  const other = await as(morning.stack.url, 'wang-daughter');
  const { items } = await other.do(listSessions, {});
  for (const { id, isCurrent } of items) if (!isCurrent) await other.do(endSession, { params: { id } });
  await page.waitForTimeout(1100);
  await page.reload();
  await press(page, '去登录');
  await page.getByText('我看过并同意隐私说明').filter({ visible: true }).click();
  await press(page, /王奶奶的女儿/);
  await see(page, '要去办的');
  expect(page.url()).toContain('/appointments/list');
  await context.close();
});

/** A slot of tomorrow that has one seat left when this returns: everybody else took the others. */
async function lastSeat(hallId: string, taskCode: string): Promise<{ id: string; start: string }> {
  const someone = await as(morning.stack.url, 'load-100');
  const query = { taskCode: [taskCode], from: '2026-11-25', days: 1 };
  const { days } = await someone.do(listSlots, { params: { hallId }, query });
  const slot = days[0]?.slots.find(({ state }) => state === 'open');
  if (!slot) throw new Error(`no open slot in ${hallId}`);
  for (let at = 1; at < slot.remaining; at++) {
    const person = await as(morning.stack.url, `load-${100 + at}`);
    await person.do(book, { body: { slotId: slot.id, taskCodes: [taskCode] } });
  }
  return slot;
}

test('a seat that somebody else took in between is said in place, with the nearest times instead', async () => {
  const hallId = 'shawo-town';
  const slot = await lastSeat(hallId, morning.day.taskCode);
  const { page, context } = await morning.open({
    ...morning.pageNamed('choose-time'),
    query: { hallId, taskCode: morning.day.taskCode },
  });
  await page.getByRole('radio', { name: /11 月 25 日/ }).click();
  const time = page.getByRole('radio', { name: new RegExp(`^${slot.start.replace(/^0/, '')}，余 1`) });
  await time.waitFor();
  const quicker = await as(morning.stack.url, 'load-199');
  await quicker.do(book, { body: { slotId: slot.id, taskCodes: [morning.day.taskCode] } });
  await time.click();
  await see(page, /刚被约走。最近的空位在这里/);
  expect(await page.getByRole('radio', { name: new RegExp(`^${slot.start.replace(/^0/, '')}，约满`) }).count()).toBe(1);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('alert').getByRole('button').first().click();
  await see(page, /留号 \d/);
  await context.close();
});

const mine = async (account: string) =>
  (await (await as(morning.stack.url, account)).do(listAppointments, { query: {} })).items;

test('a hold that ran out gives the seat back and says so', async () => {
  const { page, context } = await morning.open({ ...morning.pageNamed('choose-time'), account: 'load-81' });
  await page.getByRole('radio', { name: /^15:00，余/ }).click();
  await see(page, /留号 [45] 分/);
  await page.clock.fastForward(301_000);
  await see(page, '留号的 5 分钟到了，请再选一次。');
  expect(await page.getByRole('radio', { name: /^15:00，余/ }).getAttribute('aria-checked')).toBe('false');
  expect(await button(page, '确认预约').count()).toBe(0);
  await context.close();
});

test('two presses on 确认预约 make one appointment', async () => {
  const { page, context, trouble } = await morning.open({ ...morning.pageNamed('choose-time'), account: 'load-82' });
  await page.getByRole('radio', { name: /^15:00，余/ }).click();
  await see(page, /留号 \d/);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/appointments')) sent.push(request.url());
  });
  await button(page, '确认预约').evaluate((one: HTMLElement) => {
    one.click();
    one.click();
  });
  await see(page, '到大厅扫一下');
  expect(sent).toHaveLength(1);
  expect(await mine('load-82')).toHaveLength(1);
  expect(trouble).toEqual([]);
  await context.close();
});

test('a confirmation whose answer was lost is made good by a second press, as one appointment', async () => {
  const { page, context } = await morning.open({ ...morning.pageNamed('choose-time'), account: 'load-83' });
  await page.getByRole('radio', { name: /^15:00，余/ }).click();
  await see(page, /留号 \d/);
  await page.route(/\/api\/appointments$/, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await press(page, '确认预约');
  await see(page, /网络没连上/);
  await page.unrouteAll();
  await press(page, '确认预约');
  await see(page, '到大厅扫一下');
  expect(await mine('load-83')).toHaveLength(1);
  await context.close();
});
