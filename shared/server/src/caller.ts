import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RealNameLevel, Role } from '@yichuang/contract/access';
import { Refused } from './refused.js';

/** Who stands behind a request. The BFF takes it from the access token, the platform from the service token. */
export type Caller = {
  /** The account. While acting for someone it will be the principal's, with `act` the helper's. */
  sub: string;
  sessionId: string;
  roles: readonly Role[];
  level: RealNameLevel;
  region?: string | undefined;
  hallId?: string | undefined;
  windowIds?: readonly string[] | undefined;
};

declare module 'fastify' {
  interface FastifyRequest {
    traceId: string;
    /** Set by the guard of a session route; absent on public ones. */
    caller?: Caller;
  }
}

export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Refused('UNAUTHENTICATED');
  return request.caller;
}

/** The caller of a session route, as a handler's argument. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
