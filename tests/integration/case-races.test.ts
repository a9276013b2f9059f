import '@yichuang/contract/zod-setup';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createCase,
  getCase,
  getTimeline,
  listCases,
  submitCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { isCaseNo } from '@yichuang/contract/cases/case-number';
import { actOnCase, getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { toWire } from '@yichuang/contract/client';
import { createCaseWorld, type CaseWorld } from '../support/case-world.ts';
import { completeDraft } from '../support/cases.ts';
import { as, raw } from '../support/client.ts';
import { DATABASES, startStack, type Stack } from '../support/stack.ts';

const tally = (codes: readonly string[]) =>
  Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));
const FIFTY = Array.from({ length: 50 });

describe.each(DATABASES)('on %s', (database) => {
  let stack: Stack;
  let world: CaseWorld;
  beforeAll(async () => {
    stack = await startStack({ database });
    world = await createCaseWorld(stack);
  });
  afterAll(() => stack?.stop());

  test('one key 50 times at once: handed in once, one number, the same bytes', async () => {
    const person = await as(stack.url, 'load-9000');
    const { id } = await completeDraft(person, world.taskCode);
    const wire = toWire(submitCase, { params: { id }, body: {} }, { idempotencyKey: randomUUID() });
    const send = () => raw(`${stack.url}${wire.path}`, { ...wire, headers: { ...wire.headers, ...person.headers } });
    const replies = await Promise.all(FIFTY.map(send));
    expect(tally(replies.map(({ status }) => String(status)))).toEqual({ 200: 50 });
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    const { items } = await person.do(listCases, { query: {} });
    expect(items.map(({ caseNo }) => caseNo && isCaseNo(caseNo))).toEqual([true]);
    const { items: events } = await person.do(getTimeline, { params: { id } });
    expect(events.map(({ action }) => action)).toEqual(['submit']);
    expect((await person.do(getCase, { params: { id } })).documents.map(({ type }) => type)).toEqual(['01']);
  });

  test('50 keys at once by two windows of one person: handed in once', async () => {
    const person = await as(stack.url, 'load-9001');
    const { id } = await completeDraft(person, world.taskCode);
    const answers = await Promise.all(FIFTY.map(() => person.ask(submitCase, { params: { id }, body: {} })));
    expect(tally(answers.map((answer) => (answer.ok ? 'ok' : answer.problem.code)))).toEqual({
      ok: 1,
      ACTION_NOT_ALLOWED: 49,
    });
  });

  test('50 new applications at once by one person: one is opened, the others lead to it', async () => {
    const person = await as(stack.url, 'load-9002');
    const answers = await Promise.all(FIFTY.map(() => person.ask(createCase, { body: { taskCode: world.taskCode } })));
    const [opened] = answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const named = answers.flatMap((answer) => (answer.ok ? [] : [`${answer.problem.code} ${answer.problem.id}`]));
    expect(tally(named)).toEqual({ [`CASE_ALREADY_OPEN ${opened}`]: 49 });
  });

  test('30 people at once: 30 numbers', async () => {
    const receipts = await Promise.all(Array.from({ length: 30 }, () => world.submitted()));
    expect(new Set(receipts.map(({ caseNo }) => caseNo)).size).toBe(30);
  });

  test('two officers decide at once: one decision, the other hears that it changed', async () => {
    const colleague = await as(stack.url, 'officer-2');
    const { id } = await world.after(['accept', 'startReview']);
    const { stateVersion } = await colleague.do(getStaffCase, { params: { id } });
    const decide = (result: 'granted' | 'refused') => ({
      params: { id },
      body: { action: 'decide' as const, stateVersion, result, reason: '不满 80 周岁' },
    });
    const answers = await Promise.all([
      world.officer.ask(actOnCase, decide('granted')),
      colleague.ask(actOnCase, decide('refused')),
    ]);
    expect(tally(answers.map((answer) => (answer.ok ? 'ok' : answer.problem.code)))).toEqual({
      ok: 1,
      STATE_CHANGED: 1,
    });
    const { timeline, decision } = await colleague.do(getStaffCase, { params: { id } });
    expect(timeline.filter(({ action }) => action === 'decide')).toHaveLength(1);
    const [winner] = answers.flatMap((answer) => (answer.ok ? [answer.value.decision] : []));
    expect(decision).toEqual(winner);
  });

  test('the applicant withdraws while the clerk accepts: one of the two, and the case knows which', async () => {
    const rounds = await Promise.all(Array.from({ length: 8 }, () => world.submitted()));
    for (const { person, id } of rounds) {
      const { stateVersion } = await world.clerk.do(getStaffCase, { params: { id } });
      await Promise.all([
        person.ask(withdrawCase, { params: { id }, body: {} }),
        world.clerk.ask(actOnCase, { params: { id }, body: { action: 'accept', stateVersion } }),
      ]);
      const { items } = await person.do(getTimeline, { params: { id } });
      // accepted and then withdrawn is lawful; withdrawn and then accepted is not
      expect([
        ['submit', 'withdraw'],
        ['submit', 'accept', 'withdraw'],
      ]).toContainEqual(items.map(({ action }) => action));
    }
  });
});
