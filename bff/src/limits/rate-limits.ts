import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Route } from '@yichuang/contract/route';
import { actorIdOf } from '@yichuang/server/caller';
import { GuardedRedis } from '../cache/guarded-redis.js';
import { RedisKeys } from '../cache/redis-keys.js';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { bearerOf } from '../http/bearer.js';
import { AccessTokens } from '../identity/access-tokens.js';
import { LIMITS, limitsOf, type LimitName } from './limit-table.js';
import { networkOf } from './network-address.js';
import { Quota } from './quota.js';

const LOAD_ACCOUNT = /^load-/;

/** Counts calls: per person, per account that is being signed in to, or per address. */
@Injectable()
export class RateLimits {
  private readonly quotas: Record<LimitName, Quota>;

  constructor(
    @Inject(BFF_CONFIG) private readonly config: Pick<BffConfig, 'hasDemoSignIn'>,
    @Inject(RedisKeys) private readonly keys: RedisKeys,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
    @Inject(GuardedRedis) redis: GuardedRedis | null,
  ) {
    const names = Object.keys(LIMITS) as LimitName[];
    const quotas = names.map((name) => [name, new Quota(name, redis ?? undefined)]);
    this.quotas = Object.fromEntries(quotas) as Record<LimitName, Quota>;
  }

  /**
   * Counts this call against the limits of its route.
   * @throws Refused RATE_LIMITED with `Retry-After`
   */
  async admit(route: Route, request: FastifyRequest): Promise<void> {
    const limits = limitsOf(route);
    if (limits.length === 0 || this.isLoadTest(request)) return;
    for (const name of limits) {
      const who = this.whoIs(LIMITS[name].by, request);
      // one after the other: what the first refuses must not count against the second
      if (who !== undefined) await this.quotas[name].spend(this.keys.pseudonym(who));
    }
  }

  private whoIs(by: 'subject' | 'address' | 'account', request: FastifyRequest): string | undefined {
    if (by === 'address') return `address ${networkOf(request.ip)}`;
    if (by === 'subject') return `subject ${request.caller ? actorIdOf(request.caller) : ''}`;
    const account = accountOf(request.body);
    return account === undefined ? undefined : `account ${account}`;
  }

  /** Accounts made for load tests, where demo sign-in is on. */
  private isLoadTest(request: FastifyRequest): boolean {
    if (!this.config.hasDemoSignIn) return false;
    const token = bearerOf(request);
    const caller = request.caller ?? (token === undefined ? undefined : this.tokens.verify(token));
    const subject = caller && actorIdOf(caller);
    return LOAD_ACCOUNT.test(subject ?? accountOf(request.body) ?? '');
  }
}

/** The account that a sign-in names; the body is not parsed yet. */
function accountOf(body: unknown): string | undefined {
  const account = (body as { account?: unknown } | null | undefined)?.account;
  return typeof account === 'string' ? account.slice(0, 64) : undefined;
}
