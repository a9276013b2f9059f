import type { FastifyRequest } from 'fastify';
import { Refused } from '@yichuang/server/refused';

/**
 * Whether a browser sends this request, from our own page.
 * @returns false for a caller without an Origin: a mini-program or another program
 * @throws Refused FORBIDDEN when the page is somebody else's
 */
export function isOwnPage(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  if (origin !== `${request.protocol}://${request.host}`) throw new Refused('FORBIDDEN');
  return true;
}
