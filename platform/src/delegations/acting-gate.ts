import { Inject } from '@nestjs/common';
import { isInForce } from '@yichuang/contract/delegations/rules';
import { refuseActing, type Route } from '@yichuang/contract/route';
import type { Actor, Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { ActingsRepository } from './actings.repository.js';

/** Looks at the delegation in every request: what a token says was true when it was signed. */
export class ActingGate {
  constructor(
    @Inject(ActingsRepository) private readonly actings: ActingsRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * The caller, with actions and matters as the delegation has them now.
   * @throws Refused OUT_OF_SCOPE for a route that is closed to whoever acts, or open only with actions that are not theirs;
   * DELEGATION_INACTIVE when it is not in force, was ended, or the people behind it changed
   */
  async admit(caller: Caller, act: Actor, route: Route): Promise<Caller> {
    if (route.acting === undefined) throw new Refused('OUT_OF_SCOPE');
    const { tokenId, delegationId, sub: delegate } = act;
    const standing = await this.actings.standing({ tokenId, delegationId, principal: caller.sub, delegate });
    if (!standing || !isInForce(standing, this.clock.now(), this.clock.today()))
      throw new Refused('DELEGATION_INACTIVE');
    const { kind, scope } = standing;
    const refusal = refuseActing(route, scope.actions);
    if (refusal) throw new Refused(refusal);
    return { ...caller, act: { ...act, kind, ...scope } };
  }
}
