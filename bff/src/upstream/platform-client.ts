import { Inject, Injectable } from '@nestjs/common';
import { ServiceTokens } from '@yichuang/server/service-token';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { UpstreamClient } from './upstream-client.js';

/** The platform, which answers for every system until a province's own takes one over. */
@Injectable()
export class PlatformClient extends UpstreamClient {
  constructor(@Inject(BFF_CONFIG) config: BffConfig, @Inject(ServiceTokens) tokens: ServiceTokens) {
    super({ name: 'platform', baseUrl: config.platformUrl }, tokens);
  }
}

/**
 * The feed's own line: behind a crowd of bookings it would come too late, and what is not heard for 3 seconds shuts every
 * personal route.
 */
@Injectable()
export class FeedClient extends UpstreamClient {
  constructor(@Inject(BFF_CONFIG) config: BffConfig, @Inject(ServiceTokens) tokens: ServiceTokens) {
    super({ name: 'platform feed', baseUrl: config.platformUrl, connections: 1 }, tokens);
  }
}

/**
 * The line for files. A slow phone holds a connection for as long as its file takes to come in: it must not be one of those
 * that bookings and calls wait for, nor may its breaker be theirs. The platform gives a body a minute; the rest is for looking
 * at the file.
 */
@Injectable()
export class FilesClient extends UpstreamClient {
  constructor(@Inject(BFF_CONFIG) config: BffConfig, @Inject(ServiceTokens) tokens: ServiceTokens) {
    super(
      {
        name: 'platform files',
        baseUrl: config.platformUrl,
        readDeadlineMs: 10_000,
        writeDeadlineMs: 75_000,
        maxAnswerBytes: 12 * 1024 * 1024,
      },
      tokens,
    );
  }
}

/**
 * The line for sheets of a whole catalogue: two at a time, each for as long as the platform lets 64 MB come in and writes as
 * much. Photographs must not wait for them.
 */
@Injectable()
export class SheetsClient extends UpstreamClient {
  constructor(@Inject(BFF_CONFIG) config: BffConfig, @Inject(ServiceTokens) tokens: ServiceTokens) {
    super(
      {
        name: 'platform sheets',
        baseUrl: config.platformUrl,
        connections: 2,
        readDeadlineMs: 120_000,
        writeDeadlineMs: 150_000,
        maxAnswerBytes: 96 * 1024 * 1024,
      },
      tokens,
    );
  }
}
