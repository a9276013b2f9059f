import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFRESH_LIFETIME_S } from './refresh-tokens.js';

const NAME = 'yc_refresh';
/** Scripts cannot read it, other sites cannot send it, and it travels only to the calls on sessions. */
const attributes = (isProduction: boolean) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/api/sessions', secure: isProduction }) as const;

export const refreshCookieOf = (request: FastifyRequest): string | undefined => request.cookies[NAME];

export function setRefreshCookie(reply: FastifyReply, token: string, isProduction: boolean) {
  void reply.setCookie(NAME, token, { ...attributes(isProduction), maxAge: REFRESH_LIFETIME_S });
}

export function clearRefreshCookie(reply: FastifyReply, isProduction: boolean) {
  void reply.clearCookie(NAME, attributes(isProduction));
}
