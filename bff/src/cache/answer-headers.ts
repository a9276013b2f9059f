import type { IncomingHttpHeaders } from 'node:http';
import { acceptedEncodings } from '../http/accepted-encodings.js';
import { variantFor, type CacheEntry, type Variant } from './cache-entry.js';

export type How = 'hit' | 'miss' | 'stale' | 'coalesced';

export const variantOf = (entry: CacheEntry, headers: IncomingHttpHeaders): Variant =>
  variantFor(entry, acceptedEncodings(headers['accept-encoding']));

/** The headers of an answer from the cache beside those that every answer has; a 304 has no body to describe. */
export const cacheHeaders = (how: How, { etag }: Variant): Record<string, string> => ({
  etag,
  'cache-control': 'public, max-age=0, must-revalidate',
  vary: 'accept-encoding',
  'x-cache': how,
});
export const bodyHeaders = ({ encoding }: Variant): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  ...(encoding && { 'content-encoding': encoding }),
});
/** RFC 9111: how old it is, in seconds. */
export const staleHeaders = ({ filledAt }: CacheEntry, now: number): Record<string, string> => ({
  age: String(Math.max(0, Math.round((now - filledAt) / 1000))),
  warning: '110 - "Response is Stale"',
});
