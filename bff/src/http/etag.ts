import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Strong: 162 bits of SHA-256, 29 characters with its quotes. */
export const etagOf = (bytes: Buffer): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;

/** Whether the caller already holds these very bytes (RFC 9110 §13.1.2: weak comparison, a list, or `*`). */
export function holdsAlready(request: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}
