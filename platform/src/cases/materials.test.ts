import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteDraft, getCase, saveForm, submitCase, supplementCase } from '@yichuang/contract/cases/contract';
import { MAX_FILES, SIGNATURE } from '@yichuang/contract/cases/material';
import { deleteFile, getFile, uploadFile } from '@yichuang/contract/cases/material-contract';
import { getStaffCase, getStaffFile } from '@yichuang/contract/cases/staff-contract';
import { OwnDataService } from '../identity/own-data.service.js';
import { ANSWERS, CaseWorld } from '../testing/case-world.js';
import { formOf, PICTURE } from '../testing/form-file.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const MORNING = '2026-11-24T09:00:00.000+08:00';
const again = { items: [{ materialId: 'm1', problem: '照片反光' }] };

describe.each(DATABASE_KINDS)('files of a case on %s', (kind) => {
  let world: CaseWorld;
  let clerk: TestCaller;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
    clerk = world.staff('clerk', ['clerk'], '420704401');
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  const rowsOf = async (table: 'case_files' | 'case_file_looks', id: string) => {
    const { rows } = (await world.base.db.execute(
      sql`SELECT * FROM ${sql.identifier(table)} WHERE case_id = ${id}`,
    )) as { rows: Record<string, unknown>[] };
    return rows;
  };
  const materialsOf = async (person: TestCaller, id: string) =>
    (await person.do(getCase, { params: { id } })).materials;

  test('a picture is kept with the draft and comes back, made anew, under its name', async () => {
    const person = await world.applicant();
    const { id, etag } = await world.draft(person);
    const params = { id, materialId: 'm1' };
    const file = await person.do(uploadFile, { params }, formOf({ name: "王秀兰的'身份证'.png" }));
    expect(file).toMatchObject({ name: "王秀兰的'身份证'.png", kind: 'image', state: 'clean', uploadedAt: MORNING });
    expect((await materialsOf(person, id))[0]?.files).toEqual([file]);
    const reply = await person.raw(getFile, { params: { ...params, fileId: file.fileId } });
    expect(reply.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining('%27%E8%BA%AB%E4%BB%BD%E8%AF%81%27.jpg') as string,
      'x-content-type-options': 'nosniff',
    });
    expect([reply.rawPayload.length, reply.rawPayload.readUInt16BE()]).toEqual([file.sizeBytes, 0xffd8]);
    // the form was not changed: whoever fills it in elsewhere goes on
    const save = { params: { id }, body: { answers: ANSWERS } };
    expect(await person.outcome(saveForm, save, { headers: { 'if-match': etag } })).toBe('ok');
  });

  test('what is kept is sealed, and goes with the draft', async () => {
    const person = await world.applicant();
    const { id } = await world.draft(person);
    await person.do(uploadFile, { params: { id, materialId: 'm1' } }, formOf({ name: '王秀兰.jpg' }));
    const [row] = await rowsOf('case_files', id);
    expect(JSON.stringify(row)).not.toContain('王秀兰');
    expect(Buffer.from(row!['bytes'] as Uint8Array).includes(PICTURE.subarray(0, 16))).toBe(false);
    await person.do(deleteDraft, { params: { id } });
    expect(await rowsOf('case_files', id)).toEqual([]);
  });

  test('a PDF is made anew in a thread of its own, and one with a password says what to do', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const person = await world.applicant();
    const params = { id: (await world.draft(person)).id, materialId: 'm1' };
    const made = await PDFDocument.create();
    made.addPage();
    const pdf = async () => formOf({ bytes: Buffer.from(await made.save()), name: 'a.pdf', type: 'application/pdf' });
    expect(await person.do(uploadFile, { params }, await pdf())).toMatchObject({ kind: 'pdf' });
    made.encrypt({ userPassword: 'secret' });
    expect(await person.refused(uploadFile, { params }, await pdf())).toMatchObject({
      code: 'UNSUPPORTED_TYPE',
      detail: '这个 PDF 有密码，请去掉密码再传',
    });
  });

  test('so many files of a material and no more, also at once', async () => {
    const person = await world.applicant();
    const params = { id: (await world.draft(person)).id, materialId: 'm1' };
    const outcomes = await Promise.all(
      Array.from({ length: MAX_FILES + 3 }, () => person.outcome(uploadFile, { params }, formOf())),
    );
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(MAX_FILES);
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'TOO_MANY_FILES']));
  });

  test('one part named file, of at most ten megabytes', async () => {
    const person = await world.applicant();
    const params = { id: (await world.draft(person)).id, materialId: 'm1' };
    const outcome = (form: ReturnType<typeof formOf>) => person.outcome(uploadFile, { params }, form);
    expect(await outcome(formOf({ field: 'other' }))).toBe('BAD_REQUEST');
    const form = formOf();
    expect(await outcome({ ...form, payload: Buffer.concat([form.payload, form.payload]) })).toBe('ok');
    const twice = Buffer.concat([form.payload.subarray(0, -'--b--\r\n'.length), form.payload]);
    expect(await outcome({ ...form, payload: twice })).toBe('BAD_REQUEST');
    expect(await outcome({ ...form, payload: Buffer.from('--b--\r\n') })).toBe('BAD_REQUEST');
    expect(await outcome({ ...form, payload: form.payload.subarray(0, -20) })).toBe('BAD_REQUEST');
    expect(await outcome({ headers: { 'content-type': 'application/json' }, payload: form.payload })).toBe(
      'UNSUPPORTED_TYPE',
    );
    const large = Buffer.concat([PICTURE, Buffer.alloc(10 * 1024 * 1024)]);
    expect(await outcome(formOf({ bytes: large }))).toBe('TOO_LARGE');
    expect(await outcome(formOf({ bytes: Buffer.alloc(0) }))).toBe('UNSUPPORTED_TYPE');
    expect((await materialsOf(person, params.id))[0]?.files).toHaveLength(1);
  });

  test('a signature is one picture: the next one takes its place', async () => {
    const person = await world.applicant();
    const { id } = await world.complete(person);
    const params = { id, materialId: SIGNATURE };
    const first = await person.do(uploadFile, { params }, formOf());
    const second = await person.do(uploadFile, { params }, formOf());
    const submit = (signatureFileId: string) => ({ params: { id }, body: { signatureFileId } });
    expect((await person.refused(submitCase, submit(first.fileId))).errors?.map(({ path }) => path)).toEqual([
      'body.signatureFileId',
    ]);
    await person.do(submitCase, submit(second.fileId));
    expect((await clerk.do(getStaffCase, { params: { id } })).signatureFileId).toBe(second.fileId);
    expect(await clerk.outcome(getStaffFile, { params: { id, fileId: first.fileId } })).toBe('NOT_FOUND');
  });

  test('staff see what was handed in, and every look is kept for good', async () => {
    const person = await world.applicant();
    const { id } = await world.complete(person, 'insurance');
    const fileId = (await materialsOf(person, id))[0]!.files[0]!.fileId;
    expect(await clerk.outcome(getStaffFile, { params: { id, fileId } })).toBe('NOT_FOUND');
    await person.do(submitCase, { params: { id }, body: {} });
    const before = await clerk.do(getStaffCase, { params: { id } });
    expect(before.materials[0]?.files[0]?.fileId).toBe(fileId);
    expect((await clerk.raw(getStaffFile, { params: { id, fileId } })).rawPayload.readUInt16BE()).toBe(0xffd8);
    expect(await rowsOf('case_file_looks', id)).toMatchObject([{ file_id: fileId, staff_id: 'clerk' }]);
    expect((await clerk.do(getStaffCase, { params: { id } })).stateVersion).toBe(before.stateVersion);
    await expect(world.base.db.execute(sql`DELETE FROM case_file_looks`)).rejects.toThrow();
    const elsewhere = world.staff('elsewhere', ['clerk'], '410402');
    expect(await elsewhere.outcome(getStaffFile, { params: { id, fileId } })).toBe('NOT_FOUND');
  });

  test('nobody else finds a case, a material or a file', async () => {
    const [mine, stranger] = await world.applicants(2);
    const { id } = await world.draft(mine!);
    const own = await world.draft(stranger!);
    const { fileId } = await world.provide(mine!, id, 'm1');
    const at = { id, materialId: 'm1' };
    expect(await stranger!.outcome(uploadFile, { params: at }, formOf())).toBe('NOT_FOUND');
    expect(await mine!.outcome(uploadFile, { params: { id, materialId: 'm9' } }, formOf())).toBe('NOT_FOUND');
    for (const route of [getFile, deleteFile])
      for (const [who, params] of [
        [stranger!, { ...at, fileId }],
        [stranger!, { ...at, id: own.id, fileId }],
        [mine!, { ...at, materialId: 'm2', fileId }],
      ] as const)
        expect(await who.outcome(route, { params })).toBe('NOT_FOUND');
    await mine!.do(deleteFile, { params: { ...at, fileId } });
    expect(await mine!.outcome(getFile, { params: { ...at, fileId } })).toBe('NOT_FOUND');
  });

  test('after a notice only what it lists is taken, new, and what was handed in stays', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const old = (await materialsOf(person, id))[0]!.files[0]!.fileId;
    const place = { id, materialId: 'm1' };
    expect(await person.refused(uploadFile, { params: place }, formOf())).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      allowed: ['withdraw'],
    });
    await world.act(clerk, id, 'requestCorrection', again);
    const supplement = { params: { id }, body: { materialIds: ['m1'] } };
    expect((await person.refused(supplementCase, supplement)).errors).toMatchObject([
      { path: 'body.materials.m1', message: '请重新上传「身份证」' },
    ]);
    expect(await person.outcome(uploadFile, { params: { id, materialId: 'm2' } }, formOf())).toBe('ACTION_NOT_ALLOWED');
    const { fileId } = await world.provide(person, id, 'm1');
    expect(await person.outcome(deleteFile, { params: { ...place, fileId: old } })).toBe('ACTION_NOT_ALLOWED');
    expect(await clerk.outcome(getStaffFile, { params: { id, fileId } })).toBe('NOT_FOUND');
    await person.do(supplementCase, supplement);
    expect(await clerk.outcome(deleteFile as never, { params: { ...place, fileId } } as never)).toBe('FORBIDDEN');
    const seen = await clerk.do(getStaffCase, { params: { id } });
    expect(seen.materials[0]?.files.map((file) => file.fileId)).toEqual([old, fileId]);
  });

  test('a copy of what is kept about somebody names their files', async () => {
    const person = await world.applicant();
    await world.submitted(person);
    const { cases } = (await world.base.get(OwnDataService).copy(person.id)).more;
    expect(cases).toMatchObject([{ files: ['照片.jpg', '照片.jpg'] }]);
  });
});
