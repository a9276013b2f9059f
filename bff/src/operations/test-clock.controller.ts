import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { resetTestClock, setTestClock } from '@yichuang/contract/operations/contract';
import type { Parsed } from '@yichuang/contract/route';
import { Handles } from '@yichuang/server/handles';
import { PlatformClient } from '../upstream/platform-client.js';
import { PlatformFeed } from '../upstream/platform-feed.js';

/** The platform holds the test clock; this BFF follows it before it answers, the others within a second. */
@Controller()
export class TestClockController {
  constructor(
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(PlatformFeed) private readonly feed: PlatformFeed,
  ) {}

  @Handles(setTestClock)
  async set(input: Parsed<typeof setTestClock>, @Req() request: FastifyRequest) {
    const clock = await this.platform.ask(setTestClock, input, request, { headers: secretOf(request) });
    await this.feed.catchUp();
    return clock;
  }

  @Handles(resetTestClock)
  async reset(input: Parsed<typeof resetTestClock>, @Req() request: FastifyRequest) {
    await this.platform.ask(resetTestClock, input, request, { headers: secretOf(request) });
    await this.feed.catchUp();
    return null;
  }
}

/** The guard has checked it; the platform checks it again. */
const secretOf = (request: FastifyRequest) => ({ 'x-test-clock': String(request.headers['x-test-clock']) });
