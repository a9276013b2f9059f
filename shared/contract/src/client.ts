import * as z from 'zod/mini';
import { Problem } from './problem.js';
import type { Reply, Route, Sent } from './route.js';

export type Wire = { method: Route['method']; path: string; headers: Record<string, string>; body?: string };
/** `body` is parsed JSON, or undefined for an empty reply. */
export type Transport = (wire: Wire) => Promise<{ status: number; body: unknown }>;
export type CallOptions = { idempotencyKey?: string; headers?: Record<string, string> };
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const pair = (name: string, value: unknown) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;

/** Written by hand: URLSearchParams does not exist in WeChat. An array repeats its name, undefined is left out. */
export function queryString(query: object): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((one) => pair(name, one)) : value === undefined ? [] : [pair(name, value)],
    )
    .join('&');
}

/** The path with its `:names` filled in. */
export const toPath = (route: Route, params: Record<string, unknown> = {}): string =>
  route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

export function toWire(route: Route, sent: object, options: CallOptions = {}): Wire {
  const {
    params = {},
    query = {},
    body,
  } = sent as { params?: Record<string, unknown>; query?: object; body?: unknown };
  const path = toPath(route, params);
  const search = queryString(query);
  return {
    method: route.method,
    path: search === '' ? path : `${path}?${search}`,
    headers: {
      ...(route.body && { 'content-type': 'application/json' }),
      ...(options.idempotencyKey !== undefined && { 'idempotency-key': options.idempotencyKey }),
      ...options.headers,
    },
    ...(route.body && { body: JSON.stringify(body) }),
  };
}

/**
 * The one typed client; the transport is Taro.request, undici or app.inject.
 * A refusal is a value. A reply that breaks the contract, or a transport that fails, throws.
 */
export async function call<const R extends Route>(
  send: Transport,
  route: R,
  sent: Sent<R>,
  options: CallOptions = {},
): Promise<Answer<Reply<R>>> {
  const answer = await send(toWire(route, sent as object, options));
  if (answer.status >= 400) return { ok: false, problem: z.parse(Problem, answer.body) };
  return { ok: true, value: z.parse(route.reply, answer.body ?? null) as Reply<R> };
}
