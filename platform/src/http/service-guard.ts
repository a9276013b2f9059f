import { timingSafeEqual } from 'node:crypto';
import { Inject, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refuseAccess } from '@yichuang/contract/access';
import type { Route } from '@yichuang/contract/route';
import { ROUTE } from '@yichuang/server/handles';
import { Refused } from '@yichuang/server/refused';
import { ServiceTokens } from '@yichuang/server/service-token';
import { Config } from '../config.js';
import { ActingGate } from '../delegations/acting-gate.js';

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Nobody reaches the platform without a service token, on loopback too; what a person may do is decided here again. */
export class ServiceGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ServiceTokens) private readonly tokens: ServiceTokens,
    @Inject(Config) private readonly config: Config,
    @Inject(ActingGate) private readonly acting: ActingGate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = this.tokens.verify(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!route || caller === undefined) throw new Refused('UNAUTHENTICATED');
    if (caller) request.caller = caller;
    switch (route.access.kind) {
      case 'public':
        return true;
      case 'demo':
        if (!this.config.hasDemoWorld) throw new Refused('NOT_FOUND');
        return true;
      case 'testClock':
        return this.checkTestClock(request);
      case 'internal':
      case 'refreshToken':
        if (caller) throw new Refused('FORBIDDEN');
        return true;
      case 'session': {
        if (!caller) throw new Refused('UNAUTHENTICATED');
        // before anything else about them: what is closed to them tells nothing
        if (caller.act) request.caller = await this.acting.admit(caller, caller.act, route);
        const refusal = refuseAccess(route.access, caller);
        if (refusal) throw new Refused(refusal.code, 'required' in refusal ? { required: refusal.required } : {});
        return true;
      }
    }
  }

  private checkTestClock(request: FastifyRequest): true {
    const { testClockSecret } = this.config;
    if (testClockSecret === undefined) throw new Refused('NOT_FOUND');
    if (!equal(String(request.headers['x-test-clock']), testClockSecret)) throw new Refused('FORBIDDEN');
    return true;
  }
}
