import '@yichuang/contract/zod-setup';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCertificate, checkFile, getCertificateFile } from '@yichuang/contract/certificates/contract';
import { toWire } from '@yichuang/contract/client';
import { certificateOf } from '../support/certificates.ts';
import { as, nobody, type Person } from '../support/client.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let holder: Person;
let card: string;
beforeAll(async () => {
  stack = await startStack();
  holder = await as(stack.url, 'chen-citizen');
  card = await certificateOf(holder, 'residentIdCard');
});
afterAll(() => stack?.stop());

async function download(purpose: string, id = card) {
  const { path } = toWire(getCertificateFile, { params: { id }, query: { purpose } });
  const reply = await fetch(`${stack.url}${path}`, { headers: holder.headers });
  const bytes = Buffer.from(await reply.arrayBuffer());
  return { reply, bytes };
}
const wordsOf = (bytes: Buffer) => execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, encoding: 'utf8' });
const codeIn = (words: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] ?? '';
const check = (code: string) => nobody(stack.url).do(checkFile, { body: { code } });

test('a PDF comes byte for byte through both servers, to be saved and kept by nobody else', async () => {
  const { reply, bytes } = await download('办理不动产登记');
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('application/pdf');
  expect(reply.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('居民身份证.pdf')}`,
  );
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  expect(reply.headers.get('cache-control')).toContain('no-store');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const words = wordsOf(bytes);
  for (const word of ['居民身份证', '陈*远', '420***********0011', '仅用于办理不动产登记'])
    expect(words).toContain(word);
  expect(words).not.toMatch(/陈致远|420799198806150011/);
});

test('anybody can check the code on it, until it runs out or the certificate does', async () => {
  const licence = await certificateOf(holder, 'vehicleLicence');
  const code = codeIn(wordsOf((await download('车辆年检', licence)).bytes));
  const genuine = { isGenuine: true, name: '行驶证', purpose: '车辆年检', expiresOn: '2026-12-24' };
  expect(await check(code)).toEqual(genuine);
  expect(await check('0000-0000-0000')).toEqual({ isGenuine: false });
  const officer = await as(stack.url, 'officer-1');
  const change = (action: 'suspend' | 'resume') =>
    officer.do(changeCertificate, { params: { id: licence }, body: { action, reason: '核对信息' } });
  await change('suspend');
  expect(await check(code)).toEqual({ isGenuine: false });
  await change('resume');
  await stack.setClock('2026-12-24T23:00:00.000+08:00');
  expect(await check(code)).toEqual(genuine);
  await stack.setClock('2026-12-25T00:01:00.000+08:00');
  expect(await check(code)).toEqual({ isGenuine: false });
  await stack.setClock('2026-11-24T09:28:00.000+08:00');
});

test('every PDF has a code of its own', async () => {
  const codes = await Promise.all(
    Array.from({ length: 3 }, async () => codeIn(wordsOf((await download('办事')).bytes))),
  );
  expect(new Set(codes).size).toBe(3);
  expect(codes).not.toContain('');
});

test('no purpose, two lines, or a certificate that ran out: a problem instead of a page', async () => {
  for (const purpose of ['', '一', '两\n行', '长'.repeat(41)]) {
    const { reply } = await download(purpose);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8']);
  }
  const { reply, bytes } = await download('办事', await certificateOf(holder, 'residencePermit'));
  expect([reply.status, bytes.toString()]).toEqual([409, expect.stringContaining('已过期')]);
});
