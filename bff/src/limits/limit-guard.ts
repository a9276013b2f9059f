import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Route } from '@yichuang/contract/route';
import { ROUTE } from '@yichuang/server/handles';
import { RateLimits } from './rate-limits.js';

/** Stands behind the session guard, so that it knows who is calling. Cached reads count themselves, when they must ask. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(@Inject(RateLimits) private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = Reflect.getMetadata(ROUTE, context.getHandler()) as Route | undefined;
    if (route && !route.cache) await this.limits.admit(route, context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}
