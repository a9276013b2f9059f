import type { FastifyRequest } from 'fastify';

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The token of the Authorization header, unverified; undefined when there is none of that shape. */
export const bearerOf = (request: Pick<FastifyRequest, 'headers'>): string | undefined =>
  BEARER.exec(request.headers.authorization ?? '')?.[1];
