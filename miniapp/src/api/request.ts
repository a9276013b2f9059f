import Taro from '@tarojs/taro';
import { call, type Answer, type CallOptions, type Transport } from '@yichuang/contract/client';
import { refreshSession } from '@yichuang/contract/identity/contract';
import type { Reply, Route, Sent } from '@yichuang/contract/route';
import { isH5 } from '../platform';
import { NoAnswerError, RefusedError } from './failure';
import { dropSession, keepSession, readRefreshToken, useSession } from './session';

const TIMEOUT_MS = 10_000;
/** A browser asks its own origin; the mini-program asks the address fixed at build time. */
const BASE = isH5 ? '' : API_BASE;

const send: Transport = async ({ method, path, headers, body }) => {
  const answer = await Taro.request({
    url: BASE + path,
    method,
    header: headers,
    dataType: 'json',
    timeout: TIMEOUT_MS,
    // the browser's refresh token is an HttpOnly cookie
    credentials: 'include',
    ...(body !== undefined && { data: body }),
  }).catch(() => {
    throw new NoAnswerError(`${method} ${path}`);
  });
  return { status: answer.statusCode, body: answer.data === '' ? undefined : answer.data };
};

const withToken = (options: CallOptions, token: string | undefined): CallOptions =>
  token === undefined ? options : { ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } };

let refreshing: Promise<boolean> | undefined;

async function refreshNow(): Promise<boolean> {
  const refreshToken = readRefreshToken();
  const answer = await call(send, refreshSession, { body: refreshToken === undefined ? {} : { refreshToken } });
  if (answer.ok) keepSession(answer.value);
  // any other refusal (the server is down) leaves the session as it is
  else if (answer.problem.status === 401) dropSession();
  return answer.ok;
}

/** A new access token, asked for once however many callers wait. False: there is no session any more, or not now. */
export function refresh(): Promise<boolean> {
  refreshing ??= refreshNow().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function answerOf<const R extends Route>(
  route: R,
  sent: Sent<R>,
  options: CallOptions,
): Promise<Answer<Reply<R>>> {
  const token = useSession.getState().accessToken;
  const first = await call(send, route, sent, withToken(options, token));
  if (first.ok || token === undefined) return first;
  if (first.problem.code === 'SESSION_REVOKED') dropSession();
  if (first.problem.code !== 'UNAUTHENTICATED') return first;
  // another caller may have refreshed while this one was on its way
  const latest = useSession.getState().accessToken;
  if (latest === token && !(await refresh())) return first;
  return call(send, route, sent, withToken(options, useSession.getState().accessToken));
}

/**
 * One call to the BFF, typed by its route.
 * Throws {@link RefusedError} with the problem when refused and {@link NoAnswerError} when no answer came in 10 s.
 */
export async function ask<const R extends Route>(
  route: R,
  sent: Sent<R>,
  options: CallOptions = {},
): Promise<Reply<R>> {
  const answer = await answerOf(route, sent, options);
  if (!answer.ok) throw new RefusedError(answer.problem);
  return answer.value;
}
