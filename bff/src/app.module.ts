import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Clock } from '@yichuang/server/clock';
import { forwardController } from '@yichuang/server/forward';
import { ServiceTokens } from '@yichuang/server/service-token';
import { ActingController } from './identity/acting.controller.js';
import { AccessTokens } from './identity/access-tokens.js';
import { RefreshTokens } from './identity/refresh-tokens.js';
import { SessionOpener } from './identity/session-opener.js';
import { SessionsController } from './identity/sessions.controller.js';
import { CatalogueChanges } from './cache/catalogue-changes.js';
import { CachedReads } from './cache/cached-reads.js';
import { GuardedRedis } from './cache/guarded-redis.js';
import { Fills } from './cache/fills.js';
import { FirstTier } from './cache/first-tier.js';
import { HotPath } from './cache/hot-path.js';
import { RedisKeys } from './cache/redis-keys.js';
import { RedisStore } from './cache/redis-store.js';
import { SecondTier } from './cache/second-tier.js';
import { BFF_CONFIG, type BffConfig } from './config.js';
import { CACHED_ROUTES, FILE_ROUTES, FORWARDED_ROUTES, SHEET_ROUTES } from './forwarded-routes.js';
import { SessionGuard } from './http/session-guard.js';
import { LimitGuard } from './limits/limit-guard.js';
import { RateLimits } from './limits/rate-limits.js';
import { SameSource } from './same-source/same-source.js';
import { SameSourceController } from './same-source/same-source.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { TestClockController } from './operations/test-clock.controller.js';
import { FeedClient, FilesClient, PlatformClient, SheetsClient } from './upstream/platform-client.js';
import { PlatformFeed } from './upstream/platform-feed.js';
import { RevocationChannel } from './upstream/revocation-channel.js';
import { WechatClient } from './wechat/wechat-client.js';

const caching = (config: BffConfig): Provider[] => [
  { provide: RedisKeys, useFactory: () => new RedisKeys(config.jwtSecret) },
  { provide: GuardedRedis, useFactory: () => (config.redis ? new GuardedRedis(config.redis) : null) },
  // the one place that chooses whether there is a second tier
  {
    provide: RedisStore,
    inject: [GuardedRedis, RedisKeys],
    useFactory: (redis: GuardedRedis | null, keys: RedisKeys) => (redis ? new RedisStore(redis, keys) : null),
  },
  CatalogueChanges,
  FirstTier,
  SecondTier,
  Fills,
  CachedReads,
  HotPath,
];

@Module({})
export class AppModule {
  static with(config: BffConfig, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        OperationsController,
        TestClockController,
        SessionsController,
        ActingController,
        SameSourceController,
        forwardController(CachedReads, CACHED_ROUTES),
        forwardController(PlatformClient, FORWARDED_ROUTES),
        forwardController(FilesClient, FILE_ROUTES),
        forwardController(SheetsClient, SHEET_ROUTES),
      ],
      providers: [
        { provide: BFF_CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: ServiceTokens, useFactory: () => new ServiceTokens(config.serviceSecret, () => clock.realNow()) },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
        RateLimits,
        RevocationChannel,
        AccessTokens,
        RefreshTokens,
        SessionOpener,
        WechatClient,
        PlatformClient,
        FeedClient,
        FilesClient,
        SheetsClient,
        PlatformFeed,
        ...caching(config),
        SameSource,
      ],
    };
  }
}
