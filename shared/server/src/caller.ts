import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RealNameLevel, Role } from '@yichuang/contract/access';
import type { DelegatedAction, DelegateKind } from '@yichuang/contract/delegations/delegation';
import { Refused } from './refused.js';

/** Who really acts, in the words of RFC 8693: `act` beside `sub`, never instead of it. */
export type Actor = {
  /** The delegate's account. */
  sub: string;
  kind: DelegateKind;
  delegationId: string;
  /** Of the acting token: it can be ended without its session. */
  tokenId: string;
  actions: readonly DelegatedAction[];
  /** Set by the platform from the delegation as it stands now; none named: every matter that others may do. */
  taskCodes?: readonly string[] | undefined;
};

/** Who stands behind a request. The BFF takes it from the access token, the platform from the service token. */
export type Caller = {
  /** The account. While somebody acts for another person it is the principal's, and `act` is theirs. */
  sub: string;
  sessionId: string;
  roles: readonly Role[];
  level: RealNameLevel;
  region?: string | undefined;
  hallId?: string | undefined;
  windowIds?: readonly string[] | undefined;
  act?: Actor | undefined;
};

/** The account of whoever sits at the screen: what they do counts against them and is kept under it. */
export const actorIdOf = ({ sub, act }: Pick<Caller, 'sub' | 'act'>): string => act?.sub ?? sub;

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
