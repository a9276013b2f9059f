import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { FieldError } from '@yichuang/contract/problem';
import type { Route } from '@yichuang/contract/route';
import { isMultipart } from './incoming-body.js';
import { Refused } from './refused.js';

const PARTS = ['params', 'query', 'body'] as const;
const KEY = /^[A-Za-z0-9_-]{1,64}$/;

/** `?taskCode=a` and `?taskCode=a&taskCode=b` are both a list where the schema says list. */
function withLists(schema: z.ZodMiniObject, raw: unknown) {
  const query = { ...(raw as Record<string, unknown>) };
  for (const [name, field] of Object.entries(schema.def.shape))
    if (field instanceof z.ZodMiniArray && typeof query[name] === 'string') query[name] = [query[name]];
  return query;
}

const toErrors = (part: string, issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.flatMap<FieldError>((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [part, ...issue.path, key].map(String).join('.'),
          code: issue.code,
          message: issue.message,
        }))
      : [{ path: [part, ...issue.path].map(String).join('.'), code: issue.code, message: issue.message }],
  );

/**
 * The Idempotency-Key of a write.
 * @throws Refused IDEMPOTENCY_KEY_REQUIRED, or BAD_REQUEST when it is not 1..64 of `A-Za-z0-9-_`
 */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new Refused('IDEMPOTENCY_KEY_REQUIRED');
  if (typeof key !== 'string' || !KEY.test(key))
    throw new Refused('BAD_REQUEST', { detail: '防重编号是 1 到 64 位字母、数字、- 或 _' });
  return key;
}

/**
 * The ETag that a conditional write names, without quotes and weakness mark.
 * @throws Refused PRECONDITION_REQUIRED
 */
export function ifMatchOf(request: FastifyRequest): string {
  const header = request.headers['if-match'];
  if (header === undefined || header === '') throw new Refused('PRECONDITION_REQUIRED');
  return header.replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
}

/** One look at all parts, so that the citizen sees every mistake at once. The body of an upload stays on the wire. */
export function parseRequest(route: Route, request: FastifyRequest): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const part of PARTS) {
    const schema = route[part];
    if (!schema) continue;
    const raw = part === 'query' && route.query ? withLists(route.query, request.query) : request[part];
    const result = z.safeParse(schema, raw);
    if (result.success) parsed[part] = result.data;
    else errors.push(...toErrors(part, result.error.issues));
  }
  if (errors.length > 0) throw new Refused('VALIDATION_FAILED', { errors });
  if (route.upload && !isMultipart(request)) throw new Refused('UNSUPPORTED_TYPE');
  if (route.idempotent) idempotencyKeyOf(request);
  if (route.conditional) ifMatchOf(request);
  return parsed;
}
