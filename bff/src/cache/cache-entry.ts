import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { etagOf } from '../http/etag.js';
import type { Encoding } from '../http/accepted-encodings.js';

/** One form of an answer. The tag differs with the encoding, because it stands for bytes. */
export type Variant = { encoding: Encoding | undefined; etag: string; body: Buffer };

/** A ready answer: nothing is parsed, checked or compressed again. Times are epoch ms of real time. */
export type CacheEntry = {
  filledAt: number;
  freshUntil: number;
  /** The version of the catalogue known when it was asked for, and the parts of the catalogue that it shows. */
  version: number;
  parts: readonly string[];
  /** Every form, the compressed ones first, the plain one last and always there. */
  variants: readonly Variant[];
  /** All of it in one piece of memory, which the variants share. */
  packed: Buffer;
};

/** Below this the headers outweigh what compressing saves. */
const COMPRESS_FROM_BYTES = 1024;
/** Nearly as small as the best, at a twentieth of its time. */
const BROTLI_QUALITY = 5;
const ENCODINGS = ['br', 'gzip'] as const;
const SUFFIX = { br: '-br', gzip: '-gz' };
const NONE = Buffer.alloc(0);

/** Grows by one when the layout changes: entries of another layout are not read. */
const LAYOUT = 2;
/** layout 1, filledAt 8, freshUntil 8, version 8, lengths of parts, br, gzip and raw 4 each, tag 29. */
const AT = { filledAt: 1, freshUntil: 9, version: 17, lengths: 25, etag: 41, end: 70 };

export type Made = Pick<CacheEntry, 'filledAt' | 'freshUntil' | 'version' | 'parts'>;

/**
 * Both forms, made off this thread. Windows and buffers no larger than the text: by themselves the libraries take megabytes
 * for each call, which would be most of what a BFF holds while it fills.
 */
async function compressed(raw: Buffer): Promise<Buffer[]> {
  const bits = Math.ceil(Math.log2(raw.byteLength));
  const chunkSize = Math.min(Math.max(1024, raw.byteLength >> 1), 16_384);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.byteLength,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(bits, 22),
  };
  const gzipped = promisify(gzip)(raw, { chunkSize, windowBits: Math.min(bits, 15) });
  return Promise.all([promisify(brotliCompress)(raw, { chunkSize, params }), gzipped]);
}

/** Compresses and packs: the one piece of memory goes to Redis as it is. */
export async function newEntry(raw: Buffer, made: Made): Promise<CacheEntry> {
  const isWorth = raw.byteLength >= COMPRESS_FROM_BYTES;
  const forms = isWorth ? await compressed(raw) : [];
  const [br = NONE, gz = NONE] = forms.map((form) => (form.byteLength < raw.byteLength ? form : NONE));
  const pieces = [Buffer.from(made.parts.join('\n')), br, gz, raw];
  const head = Buffer.alloc(AT.end);
  head.writeUInt8(LAYOUT);
  head.writeDoubleBE(made.filledAt, AT.filledAt);
  head.writeDoubleBE(made.freshUntil, AT.freshUntil);
  head.writeDoubleBE(made.version, AT.version);
  pieces.forEach((piece, index) => head.writeUInt32BE(piece.byteLength, AT.lengths + 4 * index));
  head.write(etagOf(raw), AT.etag, 'latin1');
  const entry = unpackEntry(Buffer.concat([head, ...pieces]));
  if (!entry) throw new Error('an entry that was just packed must be readable');
  return entry;
}

/** Undefined for bytes that are no entry: another layout, cut off, or not the text that the tag was made of. */
export function unpackEntry(bytes: Buffer): CacheEntry | undefined {
  if (bytes.byteLength <= AT.end || bytes.readUInt8() !== LAYOUT) return undefined;
  // a copy: what comes from the network is a view on a larger piece, all of which would stay in memory
  const packed = Buffer.allocUnsafeSlow(bytes.byteLength);
  bytes.copy(packed);
  const lengths = [0, 1, 2, 3].map((index) => packed.readUInt32BE(AT.lengths + 4 * index));
  if (lengths.reduce((sum, length) => sum + length, AT.end) !== packed.byteLength) return undefined;
  let end = AT.end;
  const [parts, br, gz, raw] = lengths.map((length) => packed.subarray(end, (end += length)));
  const etag = packed.toString('latin1', AT.etag, AT.end);
  if (!parts || !br || !gz || !raw || etagOf(raw) !== etag) return undefined;
  const compressed = ENCODINGS.map((encoding) => ({
    encoding,
    etag: `${etag.slice(0, -1)}${SUFFIX[encoding]}"`,
    body: encoding === 'br' ? br : gz,
  }));
  return {
    filledAt: packed.readDoubleBE(AT.filledAt),
    freshUntil: packed.readDoubleBE(AT.freshUntil),
    version: packed.readDoubleBE(AT.version),
    parts: parts.byteLength === 0 ? [] : parts.toString().split('\n'),
    variants: [...compressed.filter(({ body }) => body.byteLength > 0), { encoding: undefined, etag, body: raw }],
    packed,
  };
}

/** The JSON text. */
export const plainOf = ({ variants }: CacheEntry): Buffer => (variants[variants.length - 1] as Variant).body;

/** The smallest form that the caller understands; the plain one, at the end, everybody does. */
export const variantFor = ({ variants }: CacheEntry, accepted: readonly Encoding[]): Variant =>
  variants.find(({ encoding }) => encoding !== undefined && accepted.includes(encoding)) ??
  (variants[variants.length - 1] as Variant);
