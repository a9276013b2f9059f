import { etagOf } from '../http/etag.js';

/** A ready answer: sent as it is, compared by its tag, fresh until a moment of real time (epoch ms). */
export type CacheEntry = { freshUntil: number; etag: string; body: Buffer };

const TIME_BYTES = 8;
const ETAG_BYTES = 29;
const HEAD_BYTES = TIME_BYTES + ETAG_BYTES;

export const newEntry = (body: Buffer, freshUntil: number): CacheEntry => ({ freshUntil, etag: etagOf(body), body });

/** One Buffer, so that any store can keep it: 8 bytes of time, 29 of ETag, then the body. */
export function packEntry({ freshUntil, etag, body }: CacheEntry): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeDoubleBE(freshUntil);
  head.write(etag, TIME_BYTES, 'latin1');
  return Buffer.concat([head, body]);
}

/** Undefined for bytes that are no entry. The body shares the memory of `packed`. */
export function unpackEntry(packed: Buffer): CacheEntry | undefined {
  if (packed.byteLength <= HEAD_BYTES) return undefined;
  return {
    freshUntil: packed.readDoubleBE(),
    etag: packed.toString('latin1', TIME_BYTES, HEAD_BYTES),
    body: packed.subarray(HEAD_BYTES),
  };
}
