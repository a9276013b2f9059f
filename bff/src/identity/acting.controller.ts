import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { startActing } from '@yichuang/contract/delegations/contract';
import { openActing } from '@yichuang/contract/delegations/internal';
import type { Parsed } from '@yichuang/contract/route';
import { callerOf } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { PlatformClient } from '../upstream/platform-client.js';
import { AccessTokens } from './access-tokens.js';

/** From one's own session to a token in somebody else's name; the platform says whether, and keeps that it was. */
@Controller()
export class ActingController {
  constructor(
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
  ) {}

  @Handles(startActing)
  async start({ body }: Parsed<typeof startActing>, @Req() request: FastifyRequest) {
    const { sub: accountId, sessionId } = callerOf(request);
    const acting = await this.platform.ask(openActing, { body: { ...body, accountId, sessionId } }, request);
    return { ...this.tokens.issueActing(sessionId, acting), delegation: acting.delegation };
  }
}
