import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { toOpenApi } from '@yichuang/contract/openapi';
import { getLive, getOpenApi, getReady } from '@yichuang/contract/operations/contract';
import type { Parsed } from '@yichuang/contract/route';
import { ROUTES } from '@yichuang/contract/routes';
import { Handles } from '@yichuang/server/handles';
import { SecondTier } from '../cache/second-tier.js';
import { PlatformClient } from '../upstream/platform-client.js';
import { PlatformFeed } from '../upstream/platform-feed.js';

/** What an operator asks: is it alive, can it work, what does it speak. */
@Controller()
export class OperationsController {
  private readonly openApi = toOpenApi(ROUTES);

  constructor(
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(PlatformFeed) private readonly feed: PlatformFeed,
    @Inject(SecondTier) private readonly cache: SecondTier,
  ) {}

  @Handles(getLive)
  live() {
    return { status: 'ok' as const };
  }

  /** The body is the same with 200 and 503: a probe reads the status, a person reads which dependency it is. */
  @Handles(getReady)
  ready(_: Parsed<typeof getReady>, @Res({ passthrough: true }) reply: FastifyReply) {
    const platform = this.feed.isFresh() ? this.platform.health : 'down';
    // without its cache the BFF is slower, not down
    const status = platform === 'ok' ? this.cache.health : platform;
    void reply.code(status === 'down' ? 503 : 200).header('cache-control', 'no-store');
    return {
      status,
      dependencies: {
        platform: { status: platform, driver: 'http' },
        cache: { status: this.cache.health, driver: this.cache.kind },
      },
    };
  }

  @Handles(getOpenApi)
  openapi() {
    return this.openApi;
  }
}
