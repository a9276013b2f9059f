import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createCase,
  deleteDraft,
  getCase,
  getClock,
  getProgress,
  getTimeline,
  listCases,
  saveForm,
  submitCase,
  supplementCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { deleteMe } from '@yichuang/contract/identity/privacy-contract';
import { isCaseNo } from '@yichuang/contract/cases/case-number';
import { OwnDataService } from '../identity/own-data.service.js';
import { ANSWERS, CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';

// Tuesday, no holiday near it
const MORNING = '2026-11-24T09:00:00.000+08:00';
const pension = { body: { taskCode: 'pension' } };

describe.each(DATABASE_KINDS)('an application on %s', (kind) => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  const match = (etag: string) => ({ headers: { 'if-match': etag } });
  const codes = (outcomes: string[]) =>
    Object.fromEntries([...new Set(outcomes)].map((code) => [code, outcomes.filter((each) => each === code).length]));

  test('starts with what the platform knows, masked, and asks for the rest', async () => {
    const draft = await world.draft(await world.applicant());
    expect(draft).toMatchObject({ state: 'draft', taskName: 'pension 的事', known: { name: '陈*明' }, answers: {} });
    expect(draft.form.version).toBe(1);
    expect(draft.materials.map(({ id, how }) => [id, how])).toEqual([
      ['m1', 'upload'],
      ['m2', 'upload'],
    ]);
  });

  test('is opened once by one person, however often it is asked for at once', async () => {
    const person = await world.applicant();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => person.outcome(createCase, pension)));
    expect(codes(outcomes)).toEqual({ ok: 1, CASE_ALREADY_OPEN: 19 });
    const { items } = await person.do(listCases, { query: {} });
    expect(await person.refused(createCase, pension)).toMatchObject({ id: items[0]!.id, status: 409 });
    expect(await person.outcome(createCase, { body: { taskCode: 'disability' } })).toBe('ok');
    expect(await person.outcome(createCase, { body: { taskCode: 'nothing' } })).toBe('NOT_FOUND');
  });

  test('belongs to the person: both accounts see it, nobody else does', async () => {
    const [first, second] = (await world.base.twoAccounts()).map((one) => one.at(3));
    const { id, etag } = await world.draft(first!);
    expect((await second!.do(getCase, { params: { id } })).id).toBe(id);
    const stranger = await world.applicant();
    const params = { params: { id } };
    const answers = [
      await stranger.refused(getCase, params),
      await stranger.refused(getTimeline, params),
      await stranger.refused(getClock, params),
      await stranger.refused(deleteDraft, params),
      await stranger.refused(saveForm, { ...params, body: { answers: {} } }, match(etag)),
      await stranger.refused(submitCase, { ...params, body: {} }),
      await stranger.refused(withdrawCase, { ...params, body: {} }),
      await stranger.refused(supplementCase, { ...params, body: { materialIds: [] } }),
      await stranger.refused(getCase, { params: { id: 'no-such-id' } }),
    ];
    const bare = answers.map((problem) => JSON.stringify({ ...problem, traceId: '' }));
    expect(new Set(bare).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('needs real-name level 3', async () => {
    const low = await world.base.someone();
    expect(await low.refused(createCase, pension)).toMatchObject({ code: 'REAL_NAME_LEVEL', required: 3 });
  });

  test('a draft that was changed elsewhere is not overwritten, and comes along', async () => {
    const person = await world.applicant();
    const { id, etag } = await world.draft(person);
    const save = (answers: Record<string, string>) => ({ params: { id }, body: { answers } });
    expect(await person.refused(saveForm, save({}))).toMatchObject({ code: 'PRECONDITION_REQUIRED', status: 428 });
    const reply = await person.raw(saveForm, save({ phone: '139' }), match(etag));
    const { etag: next } = JSON.parse(reply.body) as { etag: string };
    expect(reply.headers['etag']).toBe(next);
    expect(next).not.toBe(etag);
    expect(await person.refused(saveForm, save({ phone: '138' }), match(etag))).toMatchObject({
      code: 'DRAFT_CHANGED',
      status: 412,
      draft: { etag: next, answers: { phone: '139' } },
    });
    expect(await person.outcome(saveForm, save({ phone: '138' }), match(`W/${next}`))).toBe('ok');
    const strange = await person.refused(saveForm, save({ name: '王', other: '1' }), match('"3"'));
    expect(strange.errors?.map(({ path }) => path)).toEqual(['body.answers.name', 'body.answers.other']);
  });

  test('two savers at once: one wins', async () => {
    const person = await world.applicant();
    const { id, etag } = await world.draft(person);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        person.outcome(saveForm, { params: { id }, body: { answers: { phone: String(i) } } }, match(etag)),
      ),
    );
    expect(codes(outcomes)).toEqual({ ok: 1, DRAFT_CHANGED: 9 });
  });

  test('what is written is sealed', async () => {
    const person = await world.applicant();
    const { queryCode, id } = await world.submitted(person);
    const { rows } = (await world.base.db.execute(sql`SELECT * FROM cases WHERE id = ${id}`)) as { rows: unknown[] };
    expect(JSON.stringify(rows)).not.toContain(ANSWERS.phone);
    expect(JSON.stringify(rows)).not.toContain(queryCode);
    expect((await person.do(getCase, { params: { id } })).answers).toEqual(ANSWERS);
  });

  test('is handed in only when it is complete, and every gap is told at once', async () => {
    const person = await world.applicant();
    const { id, etag } = await world.draft(person);
    const submit = { params: { id }, body: {} };
    const empty = await person.refused(submitCase, submit);
    expect(empty).toMatchObject({ code: 'FORM_INCOMPLETE', status: 422 });
    expect(empty.errors?.map(({ path }) => path)).toEqual([
      'body.answers.phone',
      'body.materials.m1',
      'body.materials.m2',
    ]);
    await person.do(saveForm, { params: { id }, body: { answers: { phone: '1', card: '2' } } }, match(etag));
    expect((await person.refused(submitCase, submit)).errors).toHaveLength(4);
  });

  test('50 submits with one key: one case, the same bytes', async () => {
    const person = await world.applicant();
    const { id } = await world.complete(person);
    const key = randomUUID();
    const submit = { params: { id }, body: {} };
    const replies = await Promise.all(Array.from({ length: 50 }, () => person.raw(submitCase, submit, { key })));
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    const others = await Promise.all(Array.from({ length: 10 }, () => person.outcome(submitCase, submit)));
    expect(codes(others)).toEqual({ ACTION_NOT_ALLOWED: 10 });
    expect((await person.do(getTimeline, { params: { id } })).items.map(({ action }) => action)).toEqual(['submit']);
  });

  test('many people at once: every number is another one and can be checked', async () => {
    const people = await world.applicants(12);
    const receipts = await Promise.all(people.map((person) => world.submitted(person, 'insurance')));
    const numbers = receipts.map(({ caseNo }) => caseNo);
    expect(new Set(numbers).size).toBe(12);
    for (const caseNo of numbers) {
      expect(caseNo).toMatch(/^4207042611242\d{6}$/);
      expect(isCaseNo(caseNo)).toBe(true);
    }
    for (const { queryCode } of receipts) expect(queryCode).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
  });

  test('shows the five days for acceptance, by which law, and why so many are left', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    world.base.setClock('2026-11-26T09:00:00.000+08:00');
    const clock = await person.do(getClock, { params: { id } });
    expect(clock).toMatchObject({
      current: 'accept',
      usedDays: 2,
      leftDays: 3,
      dueAt: '2026-12-02T00:00:00.000+08:00',
    });
    expect(clock.segments[0]).toMatchObject({ kind: 'run', from: MORNING, to: null });
    expect(clock.segments[0]?.legalBasis).toContain('第三十二条');
    expect(clock.clocks[0]?.explanation).toContain('还剩 3 天');
    expect(clock.days.filter(({ counts }) => counts)).toHaveLength(5);
    expect(clock.days.at(-1)?.date).toBe('2026-12-01');
  });

  test('a draft is deleted, a case that was handed in is withdrawn, and then it may be asked for again', async () => {
    const person = await world.applicant();
    const draft = await world.draft(person);
    await person.do(deleteDraft, { params: { id: draft.id } });
    expect(await person.outcome(getCase, { params: { id: draft.id } })).toBe('NOT_FOUND');
    const { id } = await world.submitted(person);
    expect(await person.refused(deleteDraft, { params: { id } })).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      allowed: ['withdraw'],
    });
    const gone = await person.do(withdrawCase, { params: { id }, body: { reason: '不办了' } });
    expect(gone).toMatchObject({ state: 'withdrawn', allowed: [], clock: null });
    expect(await person.outcome(withdrawCase, { params: { id }, body: {} })).toBe('ACTION_NOT_ALLOWED');
    expect(await person.outcome(createCase, pension)).toBe('ok');
    const { items, total } = await person.do(listCases, { query: { limit: 1 } });
    expect([items.length, total]).toEqual([1, 2]);
  });

  test('number and code show the progress to anybody, masked; six wrong tries lock the case', async () => {
    const person = await world.applicant();
    const { caseNo, queryCode } = await world.submitted(person);
    const ask = (code: string) => ({ body: { caseNo, queryCode: code } });
    const nobody = world.base.nobody;
    expect(await nobody.do(getProgress, ask(queryCode.toLowerCase()))).toMatchObject({
      caseNo,
      state: 'received',
      nameMasked: '陈*明',
      timeline: [{ title: '提交申请，已收件' }],
    });
    for (let wrong = 0; wrong < 6; wrong++) expect(await nobody.outcome(getProgress, ask('000000'))).toBe('NOT_FOUND');
    expect(await nobody.refused(getProgress, ask(queryCode))).toMatchObject({ code: 'RATE_LIMITED' });
    const other = await world.submitted(await world.applicant());
    expect(await nobody.outcome(getProgress, { body: other })).toBe('VALIDATION_FAILED');
    expect(await nobody.outcome(getProgress, { body: { caseNo: other.caseNo, queryCode: other.queryCode } })).toBe(
      'ok',
    );
  });

  test('a copy of what is kept about somebody holds their applications, masked; nobody leaves while one is handled', async () => {
    const person = await world.applicant();
    const { caseNo } = await world.submitted(person);
    const { cases } = (await world.base.get(OwnDataService).copy(person.id)).more;
    expect(await person.outcome(deleteMe, {})).toBe('HAS_OPEN_CASES');
    expect(cases).toMatchObject([{ caseNo, answers: { phone: '139****0048' }, timeline: [{ action: 'submit' }] }]);
  });

  test('what happened can be added to and not rewritten', async () => {
    await world.submitted(await world.applicant());
    const { db } = world.base;
    await expect(db.execute(sql`UPDATE case_events SET note = 'x'`)).rejects.toThrow();
    await expect(db.execute(sql`DELETE FROM case_events`)).rejects.toThrow();
    await expect(db.execute(sql`TRUNCATE case_events`)).rejects.toThrow();
  });
});
