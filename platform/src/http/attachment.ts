import type { FastifyReply } from 'fastify';

/** A file that is kept, not shown in a page of ours (RFC 6266, the name in UTF-8). */
export function attachment(reply: FastifyReply, name: string): void {
  void reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}
