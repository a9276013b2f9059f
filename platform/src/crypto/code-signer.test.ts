import { encode, rfc8949EncodeOptions } from 'cborg';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase45, toBase45 } from './base45.js';
import { CodeSigner } from './code-signer.js';

const SECRET = 'a secret that only this test knows, long enough';
const PREFIX = 'YV1:';
const signer = new CodeSigner(SECRET, PREFIX);
const CLAIMS = new Map<number, unknown>([
  [7, 'd0e2c6c0-7a52-4f5e-9d5b-000000000000'],
  [-70_002, 'center'],
]);
const code = signer.sign(CLAIMS);
const bytesOf = (text: string) => Buffer.from(fromBase45(text.slice(PREFIX.length)) ?? []);
const codeOf = (bytes: Uint8Array) => PREFIX + toBase45(bytes);

test('reads what it signed, and signs the same the same way', () => {
  expect(signer.verify(code)).toEqual(CLAIMS);
  expect(signer.sign(CLAIMS)).toBe(code);
  expect(code.length).toBeLessThan(300);
});

test('says what is wrong with a code, and believes no more of it', () => {
  const foreign = new CodeSigner('another secret of the same length!!!', PREFIX).sign(CLAIMS);
  const bytes = bytesOf(code);
  bytes[bytes.length - 1]! ^= 1;
  expect(signer.open(code)).toEqual({ claims: CLAIMS });
  expect(signer.open(foreign)).toEqual({ why: 'unknownKey' });
  expect(signer.open(codeOf(bytes))).toEqual({ why: 'badSignature' });
  expect(signer.open(code.slice(0, -3))).toEqual({ why: 'malformed' });
  expect(signer.open('')).toEqual({ why: 'malformed' });
});

test('no flipped bit passes', () => {
  const bytes = bytesOf(code);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(signer.verify(codeOf(flipped))).toBeUndefined();
  }
});

test('no text at all makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(signer.verify(PREFIX + text)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(signer.verify(codeOf(Buffer.concat([Buffer.of(0xd2), bytes])))).toBeUndefined();
    }),
  );
});

describe('a code that is not ours', () => {
  test('another secret, or another kind of code under the same secret', () => {
    expect(new CodeSigner('another secret of the same length!!!', PREFIX).verify(code)).toBeUndefined();
    const other = new CodeSigner(SECRET, 'ZW1:');
    expect(other.verify(`ZW1:${code.slice(PREFIX.length)}`)).toBeUndefined();
    expect(signer.verify(PREFIX + other.sign(CLAIMS).slice(4))).toBeUndefined();
  });

  test('too long, and refused before anything is decoded', () => {
    expect(signer.verify(PREFIX + 'A'.repeat(509))).toBeUndefined();
    expect(signer.verify(PREFIX + '0'.repeat(1_000_000))).toBeUndefined();
    expect(() => signer.sign(new Map([[1, 'x'.repeat(400)]]))).toThrow('characters');
  });
});

describe('a second spelling of a good code', () => {
  const [header, content, signature] = (() => {
    // d2 84 | 4f header | a0 | 58 len content | 58 40 signature
    const bytes = bytesOf(code);
    const headerLength = bytes[2]! & 0x1f;
    const contentAt = 3 + headerLength + 1 + 2;
    const contentLength = bytes[contentAt - 1]!;
    return [
      bytes.subarray(3, 3 + headerLength),
      bytes.subarray(contentAt, contentAt + contentLength),
      bytes.subarray(bytes.length - 64),
    ];
  })();
  const tagged = (value: unknown) =>
    codeOf(Buffer.concat([Buffer.of(0xd2), Buffer.from(encode(value, rfc8949EncodeOptions))]));

  test('the parts put together again are the code itself', () => {
    expect(tagged([header, new Map(), content, signature])).toBe(code);
  });

  test('trailing bytes, unsigned headers, a missing or a nested tag', () => {
    expect(signer.verify(codeOf(Buffer.concat([bytesOf(code), Buffer.of(0)])))).toBeUndefined();
    expect(signer.verify(tagged([header, new Map([[4, 1]]), content, signature]))).toBeUndefined();
    expect(signer.verify(codeOf(bytesOf(code).subarray(1)))).toBeUndefined();
    expect(signer.verify(codeOf(Buffer.concat([Buffer.of(0xd2), bytesOf(code)])))).toBeUndefined();
    expect(signer.verify(code.toLowerCase())).toBeUndefined();
  });

  test('another algorithm, no algorithm, no signature', () => {
    const kid = Buffer.from(header.subarray(-8));
    for (const alg of [0, -7, 5, null]) {
      const claimed = encode(
        new Map<number, unknown>([
          [1, alg],
          [4, kid],
        ]),
        rfc8949EncodeOptions,
      );
      expect(signer.verify(tagged([claimed, new Map(), content, signature]))).toBeUndefined();
    }
    const withoutAlg = encode(new Map([[4, kid]]), rfc8949EncodeOptions);
    expect(signer.verify(tagged([withoutAlg, new Map(), content, signature]))).toBeUndefined();
    expect(signer.verify(tagged([header, new Map(), content, new Uint8Array(0)]))).toBeUndefined();
  });
});

test('after a change of secrets old codes are read and new ones signed with the new secret', () => {
  const after = new CodeSigner(`a new secret, as long as the one before it,${SECRET}`, PREFIX);
  expect(after.verify(code)).toEqual(CLAIMS);
  expect(signer.verify(after.sign(CLAIMS))).toBeUndefined();
});
