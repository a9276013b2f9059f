import '@yichuang/contract/zod-setup';
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getPass } from '@yichuang/contract/appointments/contract';
import { verifyCertificate } from '@yichuang/contract/certificates/contract';
import { fromBase45, toBase45 } from '@yichuang/platform/crypto/base45';
import { CodeSigner } from '@yichuang/platform/crypto/code-signer';
import { certificateOf, scan, show } from '../support/certificates.ts';
import { as, raw, type Person } from '../support/client.ts';
import { madeSecret } from '../support/forged-token.ts';
import { bookToday, hallOf, taskCodeOf } from '../support/journey.ts';
import { DATABASES, startStack, type Stack } from '../support/stack.ts';

const PREFIX = 'ZW1:';
const HEADER = 2;
/** 84 tag 4f header(15) */
const ALG = 5;
const KID = 8;
const bytesOf = (code: string) => Buffer.from(fromBase45(code.slice(PREFIX.length)) ?? []);
const codeOf = (...parts: Uint8Array[]) => PREFIX + toBase45(Buffer.concat(parts));
const patched = (code: string, at: number, value: number) => {
  const bytes = bytesOf(code);
  bytes[at] = value;
  return codeOf(bytes);
};

describe.each(DATABASES)('on %s', (database) => {
  let stack: Stack;
  let holder: Person;
  let clerk: Person;
  let card: string;
  beforeAll(async () => {
    stack = await startStack({ database });
    holder = await as(stack.url, 'chen-citizen');
    clerk = await as(stack.url, 'clerk-1');
    card = await certificateOf(holder, 'residentIdCard');
  });
  afterAll(() => stack?.stop());
  const fresh = async () => (await show(holder, card)).qr;
  const resultOf = async (qr: string) => (await scan(clerk, qr)).result;

  test('200 flipped bits: never good, always an answer; the code itself stays good', async () => {
    const qr = await fresh();
    const bytes = bytesOf(qr);
    const results = new Set<string>();
    for (let n = 0; n < 200; n++) {
      const flipped = Buffer.from(bytes);
      const bit = randomInt(bytes.length * 8);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      results.add(await resultOf(codeOf(flipped)));
    }
    for (const result of results) expect(['MALFORMED', 'BAD_SIGNATURE', 'UNKNOWN_KEY']).toContain(result);
    expect(await resultOf(qr)).toBe('VALID');
  }, 120_000);

  test('another algorithm, none, another key, no signature', async () => {
    const qr = await fresh();
    const bytes = bytesOf(qr);
    expect([bytes[1], bytes[HEADER], bytes[ALG]]).toEqual([0x84, 0x4d, 0x27]);
    // ES256, reserved 0, HMAC 256/256, and half of a signature
    for (const alg of [0x26, 0x00, 0x05, 0x20]) expect(await resultOf(patched(qr, ALG, alg))).toBe('BAD_SIGNATURE');
    expect(await resultOf(patched(qr, KID, bytes[KID]! ^ 1))).toBe('UNKNOWN_KEY');
    const unsigned = bytes.subarray(0, bytes.length - 66);
    expect(await resultOf(codeOf(unsigned, Buffer.of(0x40)))).toBe('BAD_SIGNATURE');
    expect(await resultOf(codeOf(unsigned, Buffer.of(0x58, 0x20), bytes.subarray(-32)))).toBe('BAD_SIGNATURE');
    // {4: kid} alone: no algorithm at all
    const withoutAlg = Buffer.concat([Buffer.of(0xd2, 0x84, 0x4b, 0xa1), bytes.subarray(6)]);
    expect(await resultOf(codeOf(withoutAlg))).toBe('MALFORMED');
    const stranger = new CodeSigner('a secret that the platform has never seen', PREFIX);
    expect(await resultOf(stranger.sign(new Map([[1, 'yichuang']])))).toBe('UNKNOWN_KEY');
    expect(await resultOf(qr)).toBe('VALID');
  });

  test('signed with the true key but never shown: opens nothing', async () => {
    const signer = new CodeSigner(madeSecret(stack.dataDir, 'signing_keys'), PREFIX);
    const claims = signer.verify(await fresh())!;
    expect(await resultOf(signer.sign(new Map([...claims, [7, Buffer.alloc(16)]])))).toBe('STOPPED');
    expect(await resultOf(signer.sign(new Map([...claims, [7, 'text']])))).toBe('MALFORMED');
    expect(await resultOf(signer.sign(new Map([...claims, [1, 'another house']])))).toBe('MALFORMED');
    expect(await resultOf(signer.sign(new Map([[1, 'yichuang']])))).toBe('MALFORMED');
    expect(
      JSON.stringify([...claims.values()].map((value) => (value instanceof Map ? [...value] : value))),
    ).not.toMatch(/陈致远|420799198806150011|1\.2\.156/);
  });

  test('a used code spelled another way is never good a second time', async () => {
    const qr = await fresh();
    const bytes = bytesOf(qr);
    expect(await resultOf(qr)).toBe('VALID');
    const spellings = [
      codeOf(bytes, Buffer.of(0)),
      codeOf(bytes.subarray(1)),
      codeOf(Buffer.of(0xd2), bytes),
      codeOf(Buffer.of(0xd8, 0x12), bytes.subarray(1)),
      // lengths written longer than they need to be
      codeOf(Buffer.of(0xd2, 0x98, 0x04), bytes.subarray(2)),
      codeOf(Buffer.of(0xd2, 0x84, 0x58, 0x0d), bytes.subarray(3)),
      // an array without a length, and a header that nobody signed
      codeOf(Buffer.of(0xd2, 0x9f), bytes.subarray(2), Buffer.of(0xff)),
      codeOf(bytes.subarray(0, 16), Buffer.of(0xa1, 0x04, 0x01), bytes.subarray(17)),
      `${qr} `,
      ` ${qr}`,
      qr.toLowerCase(),
      `${PREFIX}${qr}`,
      `${qr}0`,
    ];
    for (const spelling of spellings) expect(await resultOf(spelling)).toBe('MALFORMED');
    expect(await resultOf(qr)).toBe('REPLAYED');
  });

  test('neither a token nor a check-in code is a certificate, and a certificate code signs nobody in', async () => {
    const taskCode = await taskCodeOf(holder, '高龄津贴');
    const { id } = await bookToday(holder, await hallOf(clerk), taskCode, '2026-11-24');
    const pass = (await holder.do(getPass, { params: { id } })).qr;
    expect(await resultOf(pass)).toBe('MALFORMED');
    expect(await resultOf(pass.replace('YV1:', PREFIX))).toBe('UNKNOWN_KEY');
    const token = holder.token ?? '';
    for (const text of [token, PREFIX + token]) expect(await resultOf(text.slice(0, 512))).toBe('MALFORMED');
    const reply = await raw(`${stack.url}/api/me`, { headers: { authorization: `Bearer ${await fresh()}` } });
    expect(reply.status).toBe(401);
  });

  test('too much is refused before anything is decoded', async () => {
    const ask = (qr: string) => clerk.refused(verifyCertificate, { body: { qr, deviceId: 'desk-1' } });
    expect((await ask(PREFIX + '0'.repeat(509))).code).toBe('VALIDATION_FAILED');
    expect((await ask('0'.repeat(4096))).code).toBe('VALIDATION_FAILED');
    expect((await ask('0'.repeat(1_000_000))).code).toBe('TOO_LARGE');
    // a length of 2³², and arrays in arrays to the cap
    expect(await resultOf(codeOf(Buffer.of(0xd2, 0x9a, 0xff, 0xff, 0xff, 0xff)))).toBe('MALFORMED');
    expect(await resultOf(codeOf(Buffer.of(0xd2), Buffer.alloc(330, 0x81)))).toBe('MALFORMED');
    const odd = await clerk.refused(verifyCertificate, { body: { qr: 'x', deviceId: 'a\0\ud800' } });
    expect(odd.code).toBe('VALIDATION_FAILED');
  });
});
