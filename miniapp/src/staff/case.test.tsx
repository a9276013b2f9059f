import Taro from '@tarojs/taro';
import { fireEvent, screen, within } from '@testing-library/react';
import type { StaffAction } from '@yichuang/contract/cases/case';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { toProblem } from '@yichuang/contract/problem';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import Case from './case';

const material = (id: string, materialName: string) => ({
  id,
  materialName,
  isNeed: '1' as const,
  how: 'upload' as const,
  hint: '',
  certificateType: null,
  certificate: null,
  offer: null,
  files: [],
});
const caseIn = (one: Partial<StaffCase>): StaffCase => ({
  id: 'c1',
  caseNo: '4207042611242000375',
  taskCode: 't',
  taskName: '高龄津贴申领',
  deptName: '民政局',
  state: 'received',
  stateName: '已收件',
  createdAt: '2026-11-24T09:00:00.000+08:00',
  receivedAt: '2026-11-24T09:00:00.000+08:00',
  dueDate: '2026-12-01',
  leftDays: 5,
  stateVersion: 2,
  nameMasked: '王*兰',
  lamp: 'green',
  flags: { deemedAccepted: false, extended: false, overdue: false },
  allowed: ['requestCorrection', 'accept', 'refuseAcceptance'],
  form: { version: 1, sections: [{ id: 'a', title: '申请人', fields: [] }] },
  known: {},
  answers: {},
  materials: [material('m1', '户口簿'), material('m2', '银行卡')],
  clock: null,
  correction: null,
  decision: null,
  delivery: null,
  documents: [],
  signatureFileId: null,
  timeline: [],
  foreseen: { promisedDate: '2026-12-03', correctionDate: '2026-12-15' },
  ...one,
});

type Sent = { action: StaffAction; stateVersion: number; reason?: string; items?: unknown };
const ACT = 'POST /api/staff/cases/c1/actions';

/** The server's case and what it answers to a step. */
function serve(start: Partial<StaffCase>, act: (state: { now: StaffCase }, sent: Sent) => ReturnType<typeof ok>) {
  const state = { now: caseIn(start) };
  const asked = answerWith((call, { data }) => {
    if (call === 'GET /api/staff/cases/c1') return ok(state.now);
    if (call === ACT) return act(state, JSON.parse(data ?? '{}') as Sent);
    return list(...(call.startsWith('GET /api/sites') ? [SITE] : []));
  });
  Object.assign(Taro, { routerParams: { id: 'c1' } });
  renderPage(<Case />);
  const steps = () => asked.filter(({ method, url }) => `${method} ${url}` === ACT);
  return {
    sent: () => steps().map(({ data = '{}' }) => JSON.parse(data) as Sent),
    keys: () => steps().map(({ header }) => header['idempotency-key']),
  };
}
const signInAs = (role: 'clerk' | 'officer') =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id: 'u', nameMasked: '赵*', level: 3, roles: [role] } });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const write = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });

beforeEach(() => {
  dropSession();
  signInAs('clerk');
});

test('acceptance names the promised day before it is promised', async () => {
  const { sent } = serve({}, (state) => {
    state.now = caseIn({ state: 'accepted', stateVersion: 3, allowed: [] });
    return ok(state.now);
  });
  await press('受理');
  expect(screen.getByText('最晚 12 月 3 日 周四')).toBeTruthy();
  await press('确认受理');
  expect(await screen.findByText('等审批人员审查。')).toBeTruthy();
  expect(sent()).toEqual([{ action: 'accept', stateVersion: 2 }]);
});

test('a refusal is not sent without ground, words and tick', async () => {
  const { sent } = serve({}, (state) => ok(state.now));
  await press('更多');
  await press('不予受理');
  await press('确认不予受理');
  expect(screen.getByText('请选一个理由')).toBeTruthy();
  expect(screen.getByText('请先勾选，再按下面的按钮')).toBeTruthy();
  expect(sent()).toEqual([]);
  choose('不符合法定的受理条件');
  write('未满 80 周岁');
  fireEvent.click(screen.getByRole('checkbox', { name: /依法不予受理/ }));
  await press('确认不予受理');
  expect(sent()).toEqual([
    { action: 'refuseAcceptance', stateVersion: 2, reason: '不符合法定的受理条件：未满 80 周岁' },
  ]);
});

test('a colleague was quicker: the case is read again, what was typed stays, and the next press sees the new state', async () => {
  const { sent, keys } = serve({}, (state, { stateVersion }) => {
    if (stateVersion === 5) return ok(state.now);
    state.now = caseIn({ stateVersion: 5 });
    return refused('STATE_CHANGED');
  });
  await press('更多');
  await press('不予受理');
  choose('不符合法定的受理条件');
  write('未满 80 周岁');
  fireEvent.click(screen.getByRole('checkbox', { name: /依法不予受理/ }));
  await press('确认不予受理');
  expect(await screen.findByText(/这件刚被同事办过，已换成最新情况。您写的还在/)).toBeTruthy();
  expect(screen.getByRole('textbox')).toHaveProperty('value', '未满 80 周岁');
  await press('确认不予受理');
  expect(sent().map(({ stateVersion }) => stateVersion)).toEqual([2, 5]);
  expect(new Set(keys()).size).toBe(2);
});

test('a step that a colleague has already taken cannot be pressed again, and what was typed can still be read', async () => {
  const { sent } = serve({}, (state) => {
    state.now = caseIn({ state: 'accepted', stateVersion: 3, allowed: [] });
    return refused('STATE_CHANGED');
  });
  await press('更多');
  await press('不予受理');
  choose('不符合法定的受理条件');
  write('未满 80 周岁');
  fireEvent.click(screen.getByRole('checkbox', { name: /依法不予受理/ }));
  await press('确认不予受理');
  expect(await screen.findByText('这一步现在办不了，请先关上看最新情况。')).toBeTruthy();
  expect(screen.getByRole('textbox')).toHaveProperty('value', '未满 80 周岁');
  await press('确认不予受理');
  expect(sent()).toHaveLength(1);
});

test('whoever received does not decide: the reason of the server is shown', async () => {
  signInAs('officer');
  const problem = toProblem('FORBIDDEN', 't', { detail: '收件和审批要由不同的人办理，请转给同事' });
  serve({ state: 'accepted', allowed: ['startReview'] }, () => ({ statusCode: 403, data: problem }));
  await press('开始审查');
  expect(await screen.findByText(/收件和审批要由不同的人办理，请转给同事。/)).toBeTruthy();
});

test('a lost answer is asked for again with the same key', async () => {
  let isUp = false;
  const { keys } = serve({}, (state) => {
    if (isUp) return ok(state.now);
    throw new Error('request:fail timeout');
  });
  await press('受理');
  await press('确认受理');
  expect(await screen.findByText(/再按一次不会办两遍/)).toBeTruthy();
  isUp = true;
  await press('确认受理');
  expect(keys()[0]).toBe(keys()[1]);
});

test('the notice of correction lists every material, is read through, and goes out once', async () => {
  const { sent } = serve({}, (state) => {
    state.now = caseIn({ state: 'correctionPending', stateVersion: 3, allowed: [] });
    return ok(state.now);
  });
  await press('更多');
  await press('一次性告知补正');
  expect(screen.getAllByRole('checkbox', { name: /要补正/ })).toHaveLength(2);
  await press('看通知书');
  expect(screen.getByText('请勾选要补正的材料')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: '要补正：银行卡' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '看不清' }));
  await press('看通知书');
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByText('1. 银行卡', { normalizer: (text) => text.replace(/\s+/g, ' ').trim() })).toBeTruthy();
  expect(sheet.getByText(/只有这一次/)).toBeTruthy();
  expect(sheet.getByText(/12 月 15 日 周二/)).toBeTruthy();
  await press('发出补正通知书');
  expect(await screen.findByText('已一次性告知，等申请人补齐。')).toBeTruthy();
  expect(sent()[0]).toMatchObject({
    action: 'requestCorrection',
    items: [{ materialId: 'm2', problem: '拍得不清楚，字认不出来', fields: [] }],
  });
});
