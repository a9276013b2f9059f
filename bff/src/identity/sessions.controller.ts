import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession, refreshSession, signIn, signOut, type SignedIn } from '@yichuang/contract/identity/contract';
import { revokeCurrentSession, rotateSession, type SessionState } from '@yichuang/contract/identity/internal';
import { deleteMe } from '@yichuang/contract/identity/privacy-contract';
import type { Parsed } from '@yichuang/contract/route';
import { callerOf } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { Refused } from '@yichuang/server/refused';
import { BFF_CONFIG, type BffConfig } from '../config.js';
import { isOwnPage } from '../http/own-origin.js';
import { PlatformClient } from '../upstream/platform-client.js';
import { PlatformFeed } from '../upstream/platform-feed.js';
import { AccessTokens } from './access-tokens.js';
import { clearRefreshCookie, refreshCookieOf, setRefreshCookie } from './refresh-cookie.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SessionOpener } from './session-opener.js';

/**
 * Signing in, staying in, leaving. The platform keeps the sessions; the tokens are made here. A browser never sees its
 * refresh token (cookie), a mini-program keeps it itself (body).
 */
@Controller()
export class SessionsController {
  constructor(
    @Inject(BFF_CONFIG) private readonly config: BffConfig,
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(PlatformFeed) private readonly feed: PlatformFeed,
    @Inject(SessionOpener) private readonly opener: SessionOpener,
    @Inject(AccessTokens) private readonly accessTokens: AccessTokens,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
  ) {}

  @Handles(signIn)
  async signIn(
    { body }: Parsed<typeof signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const isPage = isOwnPage(request);
    const session = await this.opener.open(body, request);
    return this.signedIn(session, isPage, reply);
  }

  @Handles(refreshSession)
  async refresh(
    { body }: Parsed<typeof refreshSession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const isPage = isOwnPage(request);
    const token = body.refreshToken ?? refreshCookieOf(request);
    if (token === undefined) throw new Refused('UNAUTHENTICATED');
    // the browser adds the cookie to whatever asks; only our own page may use it
    if (body.refreshToken === undefined && !isPage) throw new Refused('FORBIDDEN');
    const claims = this.refreshTokens.verify(token);
    if (!claims) throw new Refused('UNAUTHENTICATED');
    const session = await this.rotate(claims, request, reply);
    return this.signedIn(session, isPage, reply);
  }

  @Handles(signOut)
  async signOut(
    _: Parsed<typeof signOut>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { sessionId } = callerOf(request);
    await this.platform.ask(revokeCurrentSession, { params: { id: sessionId } }, request);
    this.feed.markRevoked(sessionId);
    clearRefreshCookie(reply, this.config.isProduction);
    return null;
  }

  @Handles(endSession)
  async endSession(
    input: Parsed<typeof endSession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.platform.forward(endSession, input, request, reply);
    // the other device is out everywhere before this one is told so
    this.feed.markRevoked(input.params.id);
    return null;
  }

  /** Leaving for good ends every session: this one at once, the others as soon as the platform's feed is heard. */
  @Handles(deleteMe)
  async deleteMe(
    _: Parsed<typeof deleteMe>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { sessionId } = callerOf(request);
    const answer = await this.platform.ask(deleteMe, {}, request);
    this.feed.markRevoked(sessionId);
    clearRefreshCookie(reply, this.config.isProduction);
    return answer;
  }

  private async rotate(
    { sessionId, generation }: { sessionId: string; generation: number },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionState> {
    try {
      return await this.platform.ask(rotateSession, { params: { id: sessionId }, body: { generation } }, request);
    } catch (error) {
      if (error instanceof ProblemPassedOn && error.problem.code === 'SESSION_REVOKED') {
        this.feed.markRevoked(sessionId);
        clearRefreshCookie(reply, this.config.isProduction);
      }
      throw error;
    }
  }

  private signedIn(session: SessionState, isPage: boolean, reply: FastifyReply): SignedIn {
    const refreshToken = this.refreshTokens.issue(session);
    if (isPage) setRefreshCookie(reply, refreshToken, this.config.isProduction);
    void reply.header('cache-control', 'no-store');
    const signedIn = { ...this.accessTokens.issue(session), user: session.user };
    return isPage ? signedIn : { ...signedIn, refreshToken };
  }
}
