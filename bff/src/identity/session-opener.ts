import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignInRequest } from '@yichuang/contract/identity/contract';
import { openSession, type SessionState } from '@yichuang/contract/identity/internal';
import type { Parsed } from '@yichuang/contract/route';
import { Refused } from '@yichuang/server/refused';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { PlatformClient } from '../upstream/platform-client.js';
import { WechatClient } from '../wechat/wechat-client.js';
import { deviceName } from './device-name.js';

type Proof = Parsed<typeof openSession>['body'];

/** From what a person shows to a session: what WeChat knows is asked here, everything else is the platform's to judge. */
@Injectable()
export class SessionOpener {
  constructor(
    @Inject(BFF_CONFIG) private readonly config: Pick<BffConfig, 'hasDemoSignIn'>,
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(WechatClient) private readonly wechat: WechatClient,
  ) {}

  /** @throws Refused FORBIDDEN while demo sign-in is off, and what WeChat or the platform refuses */
  async open(shown: SignInRequest, request: FastifyRequest): Promise<SessionState> {
    const body = await this.proofOf(shown, deviceName(request.headers['user-agent']));
    return this.platform.ask(openSession, { body }, request);
  }

  private async proofOf(shown: SignInRequest, device: string): Promise<Proof> {
    switch (shown.provider) {
      case 'wechat':
        return { provider: 'wechat', subject: await this.wechat.openidOf(shown.code), device };
      case 'staff':
        return { ...shown, device };
      case 'demo':
        if (!this.config.hasDemoSignIn) throw new Refused('FORBIDDEN');
        return { provider: 'demo', subject: shown.account, device };
    }
  }
}
