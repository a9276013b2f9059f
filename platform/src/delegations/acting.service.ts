import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { addDays, atBeijing } from '@yichuang/contract/calendar';
import type { openActing } from '@yichuang/contract/delegations/internal';
import type { Parsed, Reply } from '@yichuang/contract/route';
import { isInForce } from '@yichuang/contract/delegations/rules';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { Database, type Executor } from '../db/database.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { maskedNameOf } from '../identity/session-user.js';
import { SessionsRepository } from '../identity/sessions.repository.js';
import { ActingsRepository } from './actings.repository.js';
import { DelegationReplies } from './delegation-reply.js';
import { DelegationsRepository, type DelegationRecord } from './delegations.repository.js';
import { Parties } from './parties.js';

type Opening = Parsed<typeof openActing>['body'];

/** Begins and ends acting for somebody. */
export class ActingService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Parties) private readonly parties: Parties,
    @Inject(SessionsRepository) private readonly sessions: SessionsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(DelegationsRepository) private readonly delegations: DelegationsRepository,
    @Inject(ActingsRepository) private readonly actings: ActingsRepository,
    @Inject(DelegationReplies) private readonly replies: DelegationReplies,
  ) {}

  /**
   * @throws Refused SESSION_REVOKED, NOT_FOUND unless the account is the delegate's, DELEGATION_INACTIVE,
   * OUT_OF_SCOPE when every matter that it names must be done by the person themselves by now
   */
  async open(opening: Opening): Promise<Reply<typeof openActing>> {
    const { delegationId, accountId, sessionId } = opening;
    const session = await this.sessions.find(sessionId);
    if (session?.accountId !== accountId) throw new Refused('SESSION_REVOKED');
    return this.db.transaction(async (tx) => {
      const me = await this.parties.me({ sub: accountId }, tx);
      const record = await this.delegations.find(tx, delegationId);
      if (!record || record.delegateId !== me.person.id) throw new Refused('NOT_FOUND');
      const tokenId = await this.begin(tx, record, opening);
      await this.refuseEmpty(tx, record);
      const { kind, scope, validTo } = record;
      return {
        user: await this.principalOf(tx, record),
        act: { sub: accountId, kind, delegationId, tokenId, actions: scope.actions },
        endsAtMs: atBeijing(addDays(validTo, 1), '00:00'),
        delegation: await this.replies.of(tx, record, 'delegate'),
      };
    });
  }

  /** Ends this token and no other; somebody who acts for nobody has nothing to end. */
  async stop({ act }: Caller): Promise<null> {
    if (act) await this.actings.end(act.tokenId, this.clock.instant());
    return null;
  }

  /** The same look as in every request later. */
  private async begin(tx: Executor, record: DelegationRecord, opening: Opening): Promise<string> {
    const tokenId = randomBytes(18).toString('base64url');
    const { accountId: delegate, delegationId } = opening;
    await this.actings.insert(tx, { tokenId, ...opening }, this.clock.instant());
    const principal = record.principalAccount ?? '';
    const standing = await this.actings.standing({ tokenId, delegationId, principal, delegate }, tx);
    if (!standing || !isInForce(standing, this.clock.now(), this.clock.today()))
      throw new Refused('DELEGATION_INACTIVE');
    return tokenId;
  }

  private async refuseEmpty(tx: Executor, { kind, scope }: DelegationRecord): Promise<void> {
    if (scope.taskCodes.length > 0 && (await this.items.codesOpenTo(kind, scope.taskCodes, tx)).length === 0)
      throw new Refused('OUT_OF_SCOPE', { detail: '授权的事现在要本人办，不能代办，请本人自己申请' });
  }

  /** Level 3 because both agreed at that level; never staff, whatever else the account may be. */
  private async principalOf(tx: Executor, { principalId, principalAccount }: DelegationRecord) {
    const person = await this.people.find(principalId ?? '', tx);
    if (!person || principalAccount === null) throw new Refused('DELEGATION_INACTIVE');
    const role = person.kind === 'enterprise' ? ('enterprise' as const) : ('citizen' as const);
    return { id: principalAccount, nameMasked: maskedNameOf(person), level: 3 as const, roles: [role] };
  }
}
