import * as z from 'zod/mini';
import { accessRefusals, type Access } from './access.js';
import type { CatalogueKey } from './catalogue/changes.js';
import type { DelegatedAction } from './delegations/delegation.js';
import type { RefusalCode } from './problem.js';

type Schema = z.ZodMiniType;

/**
 * One HTTP call, once: controllers, the mini-app's client, the contract sweep and the OpenAPI document come from it.
 * Errors: `refusals` are the route's own; what access and parsing add is in {@link refusalsOf}.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}` | `/internal/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: Schema;
  /** Instead of `body`: multipart/form-data with one part named `file`, of at most so many bytes. */
  readonly upload?: { readonly maxBytes: number };
  readonly reply: Schema;
  /** A reply of bytes instead of JSON; `reply` is then {@link Nothing}. */
  readonly media?: 'application/pdf' | 'application/octet-stream' | 'text/calendar; charset=utf-8';
  /** Default 200. */
  readonly status?: 200 | 201 | 204;
  readonly refusals: readonly RefusalCode[];
  /** The caller sends Idempotency-Key; the platform keeps 2xx answers for 7 days and replays them byte-equal. */
  readonly idempotent?: true;
  /** The caller sends the ETag of what it changes as If-Match; the reply carries the next one. */
  readonly conditional?: true;
  /**
   * Open to somebody who acts for another person: with any of these actions in the scope, or always. A session route that
   * does not say so is closed to them.
   */
  readonly acting?: readonly DelegatedAction[] | 'always';
  /**
   * Public catalogue reads only: how long the BFF may answer from its cache, and which parts of the catalogue the answer shows
   * (`item::taskCode`: filled in as the path is). Without `parts` every change of the catalogue makes the answer old.
   */
  readonly cache?: { readonly seconds: number; readonly parts?: readonly CatalogueKey[] };
  /** For operators' probes: a balancer that hears 429 would take a healthy server out. */
  readonly isUnlimited?: true;
};

type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
type ParamsCheck<R extends Route> = [ParamNames<R['path']>] extends [never]
  ? R extends { params: unknown }
    ? { params: 'the path has no :name' }
    : unknown
  : { params: z.ZodMiniObject<Record<ParamNames<R['path']>, Schema>> };

/** Identity at run time; at compile time it keeps every literal and checks that `params` names what the path names. */
export const defineRoute = <const R extends Route>(route: R & ParamsCheck<R>): R => route;

type Part = 'params' | 'query' | 'body';
type Side<R, K extends Part, D extends 'input' | 'output'> = R extends { readonly [P in K]: infer S extends Schema }
  ? { [P in K]: D extends 'input' ? z.input<S> : z.output<S> }
  : unknown;
/** What a handler receives: parsed, defaults applied. */
export type Parsed<R> = Side<R, 'params', 'output'> & Side<R, 'query', 'output'> & Side<R, 'body', 'output'>;
/** What a caller writes: before defaults. */
export type Sent<R> = Side<R, 'params', 'input'> & Side<R, 'query', 'input'> & Side<R, 'body', 'input'>;
export type Reply<R extends Route> = z.output<R['reply']>;

/** Whether the BFF counts calls of this route against a quota. */
export const isLimited = ({ access, isUnlimited }: Route): boolean =>
  !isUnlimited && access.kind !== 'testClock' && access.kind !== 'internal';

/** The refusals that only somebody hears who acts for another person. */
const actingRefusals = ({ access, acting }: Route): readonly RefusalCode[] =>
  access.kind === 'session' ? ['DELEGATION_INACTIVE', ...(acting === 'always' ? [] : (['OUT_OF_SCOPE'] as const))] : [];

/**
 * Why somebody who acts for another person may not call, or undefined. Deny by default: a route that says nothing is closed.
 * @param actions what their delegation allows
 */
export function refuseActing(
  { acting }: Pick<Route, 'acting'>,
  actions: readonly DelegatedAction[],
): 'OUT_OF_SCOPE' | undefined {
  const isOpen = acting === 'always' || acting?.some((action) => actions.includes(action));
  return isOpen === true ? undefined : 'OUT_OF_SCOPE';
}

/** Every code that this route may answer with, whoever calls and whatever is sent. */
export function refusalsOf(route: Route): readonly RefusalCode[] {
  return [
    ...new Set<RefusalCode>([
      ...route.refusals,
      ...accessRefusals(route.access),
      ...actingRefusals(route),
      ...(isLimited(route) ? (['RATE_LIMITED'] as const) : []),
      ...(route.params || route.query || route.body ? (['VALIDATION_FAILED'] as const) : []),
      ...(route.body || route.upload ? (['BAD_REQUEST', 'TOO_LARGE', 'UNSUPPORTED_TYPE'] as const) : []),
      ...(route.idempotent ? (['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IN_PROGRESS'] as const) : []),
      ...(route.conditional ? (['PRECONDITION_REQUIRED'] as const) : []),
      'UNAVAILABLE',
      'UPSTREAM_TIMEOUT',
      'UPSTREAM_BAD_RESPONSE',
      'INTERNAL',
    ]),
  ];
}

/** A DELETE or an action that has nothing to say answers 204 with this. */
export const Nothing = z.null();
