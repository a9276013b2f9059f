import '@yichuang/contract/zod-setup';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCase, getCase, submitCase } from '@yichuang/contract/cases/contract';
import { MAX_FILE_BYTES, MAX_FILES } from '@yichuang/contract/cases/material';
import { deleteFile, getFile } from '@yichuang/contract/cases/material-contract';
import { getStaffFile } from '@yichuang/contract/cases/staff-contract';
import { toWire } from '@yichuang/contract/client';
import type { Route } from '@yichuang/contract/route';
import { filledDraft, submittedCase } from '../support/cases.ts';
import { as, raw, type Person } from '../support/client.ts';
import { activePdf, plainPdf, PRETENDERS, textsOf, zip } from '../support/hostile-files.ts';
import { taskCodeOf } from '../support/journey.ts';
import { photo, photoWithPlace } from '../support/jpegs.ts';
import { picture } from '../support/pictures.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { aPicture, multipart, sendFile, upload, uploadRefused, type MaterialPlace } from '../support/upload.ts';

let stack: Stack;
let taskCode: string;
let people = 0;
beforeAll(async () => {
  stack = await startStack();
  taskCode = await taskCodeOf(await as(stack.url, 'chen-citizen'), '高龄津贴');
});
afterAll(() => stack?.stop());

/** Somebody with an empty draft, and the place for the picture of their card in it. */
async function applicant(): Promise<{ person: Person; place: MaterialPlace }> {
  const person = await as(stack.url, `load-${7000 + people++}`);
  const { id } = await person.do(createCase, { body: { taskCode } });
  return { person, place: { id, materialId: 'm2' } };
}
const filesOf = async (person: Person, { id, materialId }: MaterialPlace) => {
  const { materials } = await person.do(getCase, { params: { id } });
  return materials.find((one) => one.id === materialId)?.files ?? [];
};
const fetched = (person: Person, route: Route, params: object) =>
  raw(`${stack.url}${toWire(route, { params }).path}`, { headers: person.headers });
/** What was kept of the bytes that were sent. */
async function kept(bytes: Uint8Array, name: string) {
  const { person, place } = await applicant();
  const file = await upload(person, place, { bytes, name });
  return { file, reply: await fetched(person, getFile, { ...place, fileId: file.fileId }) };
}

describe('what is no picture and no PDF', () => {
  test.each(Object.entries(PRETENDERS))('%s is refused with a sentence, and nothing is kept', async (_, file) => {
    const { person, place } = await applicant();
    const problem = await uploadRefused(person, place, file);
    expect([problem.code, problem.status]).toEqual(['UNSUPPORTED_TYPE', 415]);
    expect(problem.detail).toMatch(/[\u4e00-\u9fff]/);
    expect(await filesOf(person, place)).toEqual([]);
  });

  test('one byte over the limit is too large, whatever the header says', async () => {
    const { person, place } = await applicant();
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1, 1);
    picture().copy(bytes);
    expect(await uploadRefused(person, place, { bytes })).toMatchObject({ code: 'TOO_LARGE', status: 413 });
    expect(await filesOf(person, place)).toEqual([]);
  });
});

describe('what is kept was made anew', () => {
  test.each([
    ['photo.png', picture(), 'image'],
    ['photo.jpg', photo(), 'image'],
    ['form.pdf', plainPdf(), 'pdf'],
  ] as const)('%s is kept', async (name, bytes, kind) => {
    const { file, reply } = await kept(bytes, name);
    expect(file).toMatchObject({ kind, state: 'clean', name });
    expect(reply.status).toBe(200);
  });

  test('a photograph forgets its place, its telephone and what hung on its end', async () => {
    const sent = Buffer.concat([photoWithPlace(), zip('payload.exe', 'MZ-THE-PAYLOAD')]);
    const { file, reply } = await kept(sent, 'photo.jpg');
    expect(file).toMatchObject({ kind: 'image', state: 'clean', name: 'photo.jpg', sizeBytes: reply.bytes.length });
    for (const trace of ['Exif', 'SecretPhone', 'PK\x03\x04', 'PAYLOAD'])
      expect(reply.bytes.includes(trace), trace).toBe(false);
  });

  test('a PDF loses what could run, start or be carried', async () => {
    const { file, reply } = await kept(activePdf(), 'form.pdf');
    expect(file).toMatchObject({ kind: 'pdf', state: 'clean' });
    expect(reply.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const all = textsOf(reply.bytes);
    for (const trace of ['JavaScript', '/JS', 'OpenAction', 'EmbeddedFile', 'PAYLOAD', 'Launch', 'payload.exe', '/AA'])
      expect(all.includes(trace), trace).toBe(false);
  });

  test('it is fetched as an attachment that no browser guesses at, by its owner and by staff', async () => {
    const person = await as(stack.url, `load-${7000 + people++}`);
    const { id } = await submittedCase(person, taskCode);
    const { materials } = await person.do(getCase, { params: { id } });
    const { id: materialId, files } = materials.find((one) => one.files.length > 0)!;
    const fileId = files[0]!.fileId;
    const clerk = await as(stack.url, 'clerk-1');
    const mine = await fetched(person, getFile, { id, materialId, fileId });
    const theirs = await fetched(clerk, getStaffFile, { id, fileId });
    for (const { status, headers } of [mine, theirs]) {
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-disposition']).toMatch(/^attachment/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toContain('no-store');
    }
    expect(mine.bytes.equals(theirs.bytes)).toBe(true);
  });
});

describe('names are only ever shown', () => {
  test.each([
    ['../../../etc/passwd.png', 'a path'],
    ['..\\..\\windows\\system.png', 'a path of Windows'],
    ['身份证\u202Egnp.exe.png', 'one that reads backwards'],
    [`${'长'.repeat(300)}.png`, '300 letters'],
    ['photo.png\0.exe', 'a NUL'],
    ['a"\r\nX-Evil: 1.png', 'a line break'],
    ['<img src=x onerror=alert(1)>.png', 'markup'],
    ['', 'none'],
  ])('%j (%s) names no place and breaks no header', async (name) => {
    const { person, place } = await applicant();
    const reply = await sendFile(person, place, { bytes: photo(), name, type: 'image/jpeg' });
    if (reply.status !== 201) {
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.status).toBeLessThan(500);
      return expect(await filesOf(person, place)).toEqual([]);
    }
    const [file] = await filesOf(person, place);
    expect(file?.name).not.toMatch(/[/\\\0\r\n\u202a-\u202e\u2066-\u2069]/);
    expect(Array.from(file?.name ?? '').length).toBeLessThanOrEqual(120);
    const { status, headers } = await fetched(person, getFile, { ...place, fileId: file?.fileId });
    expect(status).toBe(200);
    expect(headers['x-evil']).toBeUndefined();
  });
});

describe('how many, whose and when', () => {
  test('more than nine files of one material are not taken, nor when they come at once', async () => {
    const { person, place } = await applicant();
    const replies = await Promise.all(Array.from({ length: MAX_FILES + 3 }, () => sendFile(person, place)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(MAX_FILES);
    expect(Math.max(...statuses)).toBeLessThan(500);
    while ((await filesOf(person, place)).length < MAX_FILES) await upload(person, place);
    expect((await uploadRefused(person, place)).code).toBe('TOO_MANY_FILES');
    const files = await filesOf(person, place);
    expect(files).toHaveLength(MAX_FILES);
    await person.do(deleteFile, { params: { ...place, fileId: files[0]!.fileId } });
    await upload(person, place);
  });

  test("another person's case and file are not there", async () => {
    const [mine, stranger] = [await applicant(), await applicant()];
    const { fileId } = await upload(mine.person, mine.place);
    const at = { ...mine.place, fileId };
    expect((await uploadRefused(stranger.person, mine.place)).code).toBe('NOT_FOUND');
    expect((await stranger.person.refused(deleteFile, { params: at })).code).toBe('NOT_FOUND');
    expect((await fetched(stranger.person, getFile, at)).status).toBe(404);
    // by way of one's own case neither
    expect((await fetched(stranger.person, getFile, { ...stranger.place, fileId })).status).toBe(404);
    expect(await filesOf(mine.person, mine.place)).toHaveLength(1);
    const other = await as(stack.url, 'pds-clerk');
    expect((await fetched(other, getStaffFile, { id: mine.place.id, fileId })).status).toBe(404);
  });

  test('a required material that is missing keeps the case from being handed in, by its name', async () => {
    const person = await as(stack.url, `load-${7000 + people++}`);
    const { id } = await filledDraft(person, taskCode);
    const problem = await person.refused(submitCase, { params: { id }, body: {} });
    expect(problem.code).toBe('FORM_INCOMPLETE');
    expect(problem.errors?.map(({ message }) => message).join()).toContain('居民身份证');
  });

  test('an upload that breaks off in its middle leaves nothing', async () => {
    const { person, place } = await applicant();
    await breakOff(person, place);
    expect(await filesOf(person, place)).toEqual([]);
    await upload(person, place);
    expect(await filesOf(person, place)).toHaveLength(1);
  });
});

/** Sends half of a large upload and hangs up. */
async function breakOff(person: Person, place: MaterialPlace) {
  const noise = Buffer.alloc(2_000_000);
  picture().copy(noise);
  const { headers, body } = multipart({ ...aPicture(), bytes: noise });
  const { hostname, port } = new URL(stack.url);
  await new Promise<void>((resolve) => {
    const call = request({
      hostname,
      port,
      method: 'POST',
      path: `/api/cases/${place.id}/materials/${place.materialId}/files`,
      headers: { ...headers, ...person.headers, 'content-length': body.length },
    });
    call.on('error', () => resolve()).on('close', () => resolve());
    call.write(body.subarray(0, body.length / 2), () => call.destroy());
  });
}
