import { Controller, Inject } from '@nestjs/common';
import { openSession, readFeed, revokeCurrentSession, rotateSession } from '@yichuang/contract/identity/internal';
import type { Parsed } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { Handles } from '@yichuang/server/handles';
import { CatalogueVersionRepository } from '../catalogue/catalogue-version.repository.js';
import { SignInService } from './sign-in.service.js';
import { SessionsService } from './sessions.service.js';

/** What the BFF asks on its own behalf. */
@Controller()
export class InternalController {
  constructor(
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(CatalogueVersionRepository) private readonly catalogue: CatalogueVersionRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(openSession)
  async open({ body }: Parsed<typeof openSession>) {
    return this.sessions.open(await this.signIn.accountOf(body), body.device);
  }

  @Handles(rotateSession)
  rotate({ params, body }: Parsed<typeof rotateSession>) {
    return this.sessions.rotate(params.id, body.generation);
  }

  @Handles(revokeCurrentSession)
  async revoke({ params }: Parsed<typeof revokeCurrentSession>) {
    await this.sessions.revoke(params.id);
    return null;
  }

  @Handles(readFeed)
  async feed({ query }: Parsed<typeof readFeed>) {
    const [{ position, sessionIds }, catalogue] = await Promise.all([
      this.sessions.revokedAfter(query.after),
      this.catalogue.changesSince(query.catalogueSince),
    ]);
    return { position, revokedSessionIds: sessionIds, clockOffsetMs: this.clock.offsetMs, catalogue };
  }
}
