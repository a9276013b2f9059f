import type { FastifyReply } from 'fastify';

export type Download = { name: string; bytes: Buffer };

/** RFC 8187: `encodeURIComponent` leaves four marks that a header's parameter may not hold. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file that is kept under its name and never shown as a page of ours (RFC 6266); no browser guesses what it is. */
export function attachment(reply: FastifyReply, name: string): void {
  void reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}

/** The bytes, to be returned by the handler. */
export function asDownload(reply: FastifyReply, { name, bytes }: Download): Buffer {
  attachment(reply, name);
  return bytes;
}
