import Taro from '@tarojs/taro';
import { call, type Answer, type CallOptions, type Transport, type Wire } from '@yichuang/contract/client';
import { refreshSession } from '@yichuang/contract/identity/contract';
import type { Reply, Route, Sent } from '@yichuang/contract/route';
import { isH5 } from '../platform';
import { NoAnswerError, RefusedError } from './failure';
import { dropSession, keepSession, readRefreshToken, refuseActingSession, useSession } from './session';

const TIMEOUT_MS = 10_000;
/** A browser asks its own origin; the mini-program asks the address fixed at build time. */
export const BASE = isH5 ? '' : API_BASE;

async function exchange({ method, path, headers, body }: Wire, responseType: 'text' | 'arraybuffer') {
  const answer = await Taro.request({
    url: BASE + path,
    method,
    header: headers,
    dataType: 'json',
    responseType,
    timeout: TIMEOUT_MS,
    // the browser's refresh token is an HttpOnly cookie
    credentials: 'include',
    ...(body !== undefined && { data: body }),
  }).catch(() => {
    throw new NoAnswerError(`${method} ${path}`);
  });
  return { status: answer.statusCode, data: answer.data as unknown };
}

const send: Transport = async (wire) => {
  const { status, data } = await exchange(wire, 'text');
  return { status, body: data === '' ? undefined : data };
};

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

type Headers = Record<string, string>;
const bearer = (token: string | undefined): Headers =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

/** Makes a call as the person who is signed in; once more with a new token when the first one has run out. */
export async function withSession<T>(make: (headers: Headers) => Promise<Answer<T>>): Promise<Answer<T>> {
  const { accessToken: token, acting } = useSession.getState();
  const first = await make(bearer(token));
  if (first.ok || token === undefined) return first;
  const { code } = first.problem;
  // what was asked in one person's name is never asked again in another's
  const isSame = () => useSession.getState().acting?.accessToken === acting?.accessToken;
  if (!isSame()) return first;
  if (code === 'SESSION_REVOKED') dropSession();
  if (code === 'DELEGATION_INACTIVE') refuseActingSession('inactive');
  if (code !== 'UNAUTHENTICATED') return first;
  if (acting) {
    // a token that acts is never renewed
    refuseActingSession('expired');
    return first;
  }
  // another caller may have refreshed while this one was on its way
  const latest = useSession.getState().accessToken;
  if (latest === token && !(await refresh())) return first;
  return isSame() ? make(bearer(useSession.getState().accessToken)) : first;
}

/** One call with this token, whoever is signed in: what a new token stands for, or the end of an old one. */
export async function askWith<const R extends Route>(token: string, route: R, sent: Sent<R>): Promise<Reply<R>> {
  const answer = await call(send, route, sent, { headers: bearer(token) });
  if (!answer.ok) throw new RefusedError(answer.problem);
  return answer.value;
}

const answerOf = <const R extends Route>(
  route: R,
  sent: Sent<R>,
  options: CallOptions,
  transport = send,
): Promise<Answer<Reply<R>>> =>
  withSession((headers) => call(transport, route, sent, { ...options, headers: { ...options.headers, ...headers } }));

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

/** UTF-8 to text; WeChat has no TextDecoder. */
const textOf = (bytes: ArrayBuffer): string =>
  decodeURIComponent(Array.from(new Uint8Array(bytes), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));

/** As {@link ask}, for a route that answers with a file instead of JSON (`media`). */
export async function askFile<const R extends Route>(route: R, sent: Sent<R>): Promise<ArrayBuffer> {
  let file: ArrayBuffer | undefined;
  const transport: Transport = async (wire) => {
    const { status, data } = await exchange(wire, 'arraybuffer');
    if (status >= 400) return { status, body: JSON.parse(textOf(data as ArrayBuffer)) };
    file = data as ArrayBuffer;
    return { status, body: undefined };
  };
  const answer = await answerOf(route, sent, {}, transport);
  if (!answer.ok) throw new RefusedError(answer.problem);
  if (file === undefined) throw new NoAnswerError(route.path);
  return file;
}
