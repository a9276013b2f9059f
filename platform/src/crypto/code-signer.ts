import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import * as z from 'zod/mini';
import { fromBase45, toBase45 } from './base45.js';

const ALG_EDDSA = -8;
const HEADER_ALG = 1;
const HEADER_KID = 4;
const COSE_SIGN1_TAG = 0xd2;
const MAX_TEXT = 512;
const MAX_BYTES = 1024;
/** RFC 8410: what stands before the 32 bytes of a seed in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

type Key = { kid: Buffer; privateKey: KeyObject; publicKey: KeyObject };
export type Claims = Map<number, unknown>;
/** The claims of a code, or why they cannot be believed. */
export type Opened = { claims: Claims } | { why: 'malformed' | 'unknownKey' | 'badSignature' };

const bytes = z.instanceof(Uint8Array);
const claims = z.map(z.int(), z.unknown());
const Header = z.map(z.int(), z.unknown());
const Message = z.tuple([bytes, z.map(z.unknown(), z.unknown()), bytes, bytes]);

const toCbor = (value: unknown): Uint8Array => encode(value, rfc8949EncodeOptions);

/**
 * Deterministic CBOR or an error: the size cap bounds the nesting too, and what does not encode to the same bytes again
 * (unsorted keys, long numbers, trailing bytes) could be a second spelling of a code that was already used.
 */
function fromCbor(data: Uint8Array): unknown {
  if (data.length > MAX_BYTES) throw new Error('too long');
  const value: unknown = decode(data, {
    strict: true,
    allowIndefinite: false,
    allowUndefined: false,
    allowNaN: false,
    allowInfinity: false,
    rejectDuplicateMapKeys: true,
    useMaps: true,
  });
  if (Buffer.compare(toCbor(value), data) !== 0) throw new Error('not deterministic');
  return value;
}

/** One Ed25519 key per secret and prefix: a code of one kind can never pass for another kind. */
function keyFrom(secret: string, prefix: string): Key {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `yichuang code ${prefix}`, 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest()
    .subarray(0, 8);
  return { kid, privateKey, publicKey };
}

const signed = (header: Uint8Array, payload: Uint8Array) => toCbor(['Signature1', header, new Uint8Array(0), payload]);

/**
 * Codes that people show: `<prefix>` + base45(COSE_Sign1), RFC 9052, Ed25519, at most 512 characters.
 * `secrets` may list several, separated by commas: the first signs, all of them verify.
 */
export class CodeSigner {
  private readonly keys: readonly [Key, ...Key[]];

  constructor(
    secrets: string,
    private readonly prefix: string,
  ) {
    const [first = '', ...older] = secrets.split(',');
    this.keys = [keyFrom(first, prefix), ...older.map((secret) => keyFrom(secret, prefix))];
  }

  /** @throws Error when the claims make a code that no scanner would read */
  sign(payload: Claims): string {
    const [{ kid, privateKey }] = this.keys;
    const header = toCbor(
      new Map<number, unknown>([
        [HEADER_ALG, ALG_EDDSA],
        [HEADER_KID, kid],
      ]),
    );
    const content = toCbor(payload);
    const signature = sign(null, signed(header, content), privateKey);
    const message = toCbor([header, new Map(), content, signature]);
    const text = this.prefix + toBase45(Buffer.concat([Buffer.of(COSE_SIGN1_TAG), message]));
    if (text.length > MAX_TEXT) throw new Error(`a code of ${text.length} characters`);
    return text;
  }

  /** The claims, or undefined for whatever was not signed here under this prefix. Never throws. */
  verify(text: string): Claims | undefined {
    const opened = this.open(text);
    return 'claims' in opened ? opened.claims : undefined;
  }

  /** Like {@link verify}, and says what is wrong with a code that is no good. Never throws. */
  open(text: string): Opened {
    if (text.length > MAX_TEXT || !text.startsWith(this.prefix)) return { why: 'malformed' };
    const data = fromBase45(text.slice(this.prefix.length));
    if (data?.[0] !== COSE_SIGN1_TAG) return { why: 'malformed' };
    try {
      return this.openMessage(data.subarray(1));
    } catch {
      return { why: 'malformed' };
    }
  }

  private openMessage(data: Uint8Array): Opened {
    const [header, unprotected, content, signature] = z.parse(Message, fromCbor(data));
    // the unprotected header is not signed: anything in it would be a second spelling of the same code
    if (unprotected.size > 0) return { why: 'malformed' };
    const { alg, kid } = readHeader(header);
    const key = this.keys.find((one) => one.kid.equals(kid));
    if (!key) return { why: 'unknownKey' };
    if (alg !== ALG_EDDSA || !verify(null, signed(header, content), key.publicKey, signature))
      return { why: 'badSignature' };
    return { claims: z.parse(claims, fromCbor(content)) };
  }
}

function readHeader(header: Uint8Array) {
  const fields = z.parse(Header, fromCbor(header));
  if (fields.size !== 2) throw new Error('unknown header');
  return { alg: fields.get(HEADER_ALG), kid: z.parse(bytes, fields.get(HEADER_KID)) };
}
