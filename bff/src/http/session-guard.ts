import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseAccess, type Access } from '@yichuang/contract/access';
import { refuseActing, type Route } from '@yichuang/contract/route';
import { ROUTE } from '@yichuang/server/handles';
import { Refused } from '@yichuang/server/refused';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { AccessTokens } from '../identity/access-tokens.js';
import { PlatformFeed } from '../upstream/platform-feed.js';
import { bearerOf } from './bearer.js';

/** Stands before every handler and lets through only what the route's own access rule names. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(BFF_CONFIG) private readonly config: BffConfig,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
    @Inject(PlatformFeed) private readonly feed: PlatformFeed,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const route = Reflect.getMetadata(ROUTE, context.getHandler()) as Route | undefined;
    if (!route) throw new Refused('FORBIDDEN');
    const http = context.switchToHttp();
    this.admit(route, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return true;
  }

  private admit(route: Route, request: FastifyRequest, reply: FastifyReply) {
    const { access } = route;
    switch (access.kind) {
      case 'public':
        return;
      case 'refreshToken':
        // the controller reads the token, which may stand in the body
        void reply.header('cache-control', 'no-store');
        return;
      case 'demo':
        if (!this.config.hasDemoSignIn) throw new Refused('NOT_FOUND');
        return;
      case 'testClock':
        this.admitTestClock(request);
        return;
      case 'internal':
        throw new Refused('NOT_FOUND');
      case 'session':
        void reply.header('cache-control', 'no-store');
        this.admitPerson(access, route, request);
    }
  }

  private admitPerson(access: Access & { kind: 'session' }, route: Route, request: FastifyRequest) {
    const token = bearerOf(request);
    const caller = token === undefined ? undefined : this.tokens.verify(token);
    if (!caller) throw new Refused('UNAUTHENTICATED');
    if (this.feed.isRevoked(caller.sessionId)) throw new Refused('SESSION_REVOKED');
    // nobody knows whether this session still stands: that is not a yes
    if (!this.feed.isFresh()) throw new Refused('UNAVAILABLE', {}, 1);
    // before anything else about them: what is closed to them tells nothing
    const outOfScope = caller.act && refuseActing(route, caller.act.actions);
    if (outOfScope) throw new Refused(outOfScope);
    const refusal = refuseAccess(access, caller);
    if (refusal) throw new Refused(refusal.code, refusal.code === 'FORBIDDEN' ? {} : { required: refusal.required });
    request.caller = caller;
  }

  private admitTestClock(request: FastifyRequest) {
    const { testClockSecret } = this.config;
    if (testClockSecret === undefined) throw new Refused('NOT_FOUND');
    const given = Buffer.from(String(request.headers['x-test-clock'] ?? ''));
    const expected = Buffer.from(testClockSecret);
    if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) throw new Refused('FORBIDDEN');
  }
}
