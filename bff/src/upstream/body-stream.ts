import { PassThrough, type Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Refused } from '@yichuang/server/refused';

/**
 * An upload on its way through, a few kilobytes of it at a time, with what it says of itself. It is a copy: undici destroys
 * what it stops reading, and on the original the answer must still go back. What nobody reads any more is let in and
 * forgotten; when the phone hangs up, the copy breaks off too, and that is no failure of the system behind.
 */
export function bodyOf({ raw, headers }: FastifyRequest): { body: Readable; headers: Record<string, string> } {
  const body = new PassThrough();
  // whoever reads it hears of the error; before that it is nobody's
  body.on('error', () => undefined);
  raw.pipe(body);
  raw.once('close', () => {
    if (!raw.complete) body.destroy(new Refused('BAD_REQUEST', { detail: '上传中断了，请再传一次' }));
  });
  body.once('close', () => raw.resume());
  return {
    body,
    headers: {
      'content-type': headers['content-type'] ?? '',
      'content-length': headers['content-length'] ?? '',
    },
  };
}
