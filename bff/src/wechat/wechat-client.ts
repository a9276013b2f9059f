import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import * as z from 'zod/mini';
import { Refused } from '@yichuang/server/refused';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { UpstreamClient } from '../upstream/upstream-client.js';

/** WeChat answers 200 whatever happened; a success may come without `errcode`. `session_key` is dropped right here. */
const Session = z.object({
  errcode: z.optional(z.int()),
  openid: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
});
const BUSY = -1;

/** What a person can do something about; every other code is a mistake in how this service is set up. */
const REFUSED: Readonly<Record<number, () => Refused>> = {
  40029: () => new Refused('UNAUTHENTICATED', { detail: '登录码过期，请再点一次' }),
  // the code was used already: pressed twice, or our own repeated read
  40163: () => new Refused('UNAUTHENTICATED', { detail: '登录码过期，请再点一次' }),
  // 100 a minute for each person
  45011: () => new Refused('RATE_LIMITED', { detail: '登录太频繁，请过一分钟再试' }, 60),
  40226: () => new Refused('FORBIDDEN', { detail: '微信提示这个账号有风险，请带身份证到窗口办理，或打服务电话' }),
};

/** The one call that this service makes to WeChat: who is behind a login code. */
@Injectable()
export class WechatClient implements OnApplicationShutdown {
  private readonly logger = new Logger('wechat');
  private readonly upstream: UpstreamClient | undefined;

  constructor(@Inject(BFF_CONFIG) private readonly config: Pick<BffConfig, 'wechat'>) {
    this.upstream = config.wechat && new UpstreamClient({ name: 'wechat', baseUrl: config.wechat.apiBase });
  }

  /** Undefined where WeChat is not set up. */
  get health() {
    return this.upstream?.health;
  }

  /**
   * @param code from `wx.login`: good once, for five minutes
   * @returns the person's openid: it goes to the platform and nowhere else
   * @throws Refused WECHAT_NOT_CONFIGURED, UNAUTHENTICATED (code over or used), RATE_LIMITED, FORBIDDEN (WeChat's own
   * judgement of the account), UNAVAILABLE (busy twice), or what {@link UpstreamClient.askForeign} throws
   */
  async openidOf(code: string): Promise<string> {
    const first = await this.codeToSession(code);
    const answer = first.errcode === BUSY ? await this.codeToSession(code) : first;
    const { errcode = 0, openid } = answer;
    if (errcode === 0 && openid !== undefined) return openid;
    if (errcode === BUSY) throw new Refused('UNAVAILABLE', { detail: '微信正忙，请过一会儿再试' }, 5);
    const refused = REFUSED[errcode];
    if (refused) throw refused();
    this.logger.error(`code2session answered errcode ${errcode}`);
    throw new Refused('UPSTREAM_BAD_RESPONSE');
  }

  async onApplicationShutdown() {
    await this.upstream?.onApplicationShutdown();
  }

  private codeToSession(code: string) {
    const { wechat } = this.config;
    if (!wechat || !this.upstream) throw new Refused('WECHAT_NOT_CONFIGURED');
    const query = {
      appid: wechat.appId,
      secret: wechat.appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    };
    return this.upstream.askForeign('/sns/jscode2session', query, Session);
  }
}
