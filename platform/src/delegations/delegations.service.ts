import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { askDelegation, listDelegations } from '@yichuang/contract/delegations/contract';
import type { Delegation, DelegationVerb } from '@yichuang/contract/delegations/delegation';
import { allowedVerbs, reminderDue, stateAt, TRANSITIONS } from '@yichuang/contract/delegations/rules';
import type { FieldError } from '@yichuang/contract/problem';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { DelegationNews } from './delegation-news.js';
import { DelegationReplies } from './delegation-reply.js';
import { DelegationsRepository, type DelegationRecord } from './delegations.repository.js';
import { mayBeDelegate, Parties, sideOf, type Party } from './parties.js';
import { fieldError, Terms } from './terms.js';

type Ask = Parsed<typeof askDelegation>['body'];
/** Requests of one person that may wait at once: nobody is to be pestered, and nobody to be searched for by asking. */
const MOST_WAITING = 10;
const RETRY_S = 3600;

/** What the two parties do themselves. */
export class DelegationsService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Parties) private readonly parties: Parties,
    @Inject(Terms) private readonly terms: Terms,
    @Inject(DelegationsRepository) private readonly delegations: DelegationsRepository,
    @Inject(DelegationReplies) private readonly replies: DelegationReplies,
    @Inject(DelegationNews) private readonly news: DelegationNews,
  ) {}

  /**
   * The same answer whether or not somebody has that phone or code, and may be asked.
   * @throws Refused VALIDATION_FAILED for what is wrong on the caller's own side, RATE_LIMITED for too many at once
   */
  ask(caller: Caller, body: Ask, write: Write): Promise<Delegation> {
    return this.idempotency.run(write, async (tx) => {
      const me = await this.parties.me(caller, tx);
      const errors = [...(await this.terms.errors(tx, body)), ...ownErrors(me, body)];
      if (errors.length > 0) throw new Refused('VALIDATION_FAILED', { errors });
      await this.refuseMany(tx, me);
      const found = await this.parties.askable(
        body.other,
        body.as === 'principal' ? 'delegate' : 'principal',
        body.kind,
        tx,
      );
      // another account of oneself, found by a phone that one shares with oneself, is nobody else
      const record = this.requested(me, body, found?.id === me.person.id ? null : (found?.id ?? null));
      await this.delegations.insert(tx, record);
      await this.news.tell(tx, record, 'ask');
      return this.replies.of(tx, record, body.as);
    });
  }

  /** @throws Refused NOT_FOUND unless the caller is a party, ACTION_NOT_ALLOWED with what is allowed */
  move(
    caller: Caller,
    { id, verb, reason = '' }: { id: string; verb: DelegationVerb; reason?: string | undefined },
    write: Write,
  ): Promise<Delegation> {
    return this.idempotency.run(write, async (tx) => {
      const { person, account } = await this.parties.me(caller, tx);
      const { record, side } = check(await this.delegations.lock(tx, id), person.id);
      const allowed = allowedVerbs(stateAt(record, this.clock.now(), this.clock.today()), side, record.askedBy);
      const isHelper = side !== 'delegate' || mayBeDelegate(account, record.kind);
      if (!allowed.includes(verb) || (verb === 'accept' && !isHelper))
        throw new Refused('ACTION_NOT_ALLOWED', { allowed });
      const after = verb === 'accept' ? this.accepted(record, side, account.id) : this.ended(record, verb, reason);
      await this.delegations.update(tx, after);
      await this.news.tell(tx, after, verb);
      return this.replies.of(tx, after, side);
    });
  }

  async list(caller: Caller, query: Parsed<typeof listDelegations>['query']) {
    const { person } = await this.parties.me(caller, this.db);
    const at = { now: this.clock.now(), today: this.clock.today() };
    const { page, nextCursor, total } = await this.delegations.list(this.db, person.id, query, at);
    const items = await Promise.all(
      page.map((one) => this.replies.of(this.db, one, sideOf(one, person.id) ?? 'principal')),
    );
    return { items, nextCursor, total };
  }

  async get(caller: Caller, id: string): Promise<Delegation> {
    const { person } = await this.parties.me(caller, this.db);
    const { record, side } = check(await this.delegations.find(this.db, id), person.id);
    return this.replies.of(this.db, record, side);
  }

  private async refuseMany(tx: Executor, { person }: Party): Promise<void> {
    const waiting = await this.delegations.countWaiting(tx, person.id, {
      now: this.clock.now(),
      today: this.clock.today(),
    });
    if (waiting >= MOST_WAITING)
      throw new Refused('RATE_LIMITED', { detail: '还有 10 个请求没有回答，请先等一等或撤回几个' }, RETRY_S);
  }

  private requested(me: Party, { as, kind, scope, validTo }: Ask, otherId: string | null): DelegationRecord {
    const isPrincipal = as === 'principal';
    return {
      id: randomUUID(),
      kind,
      askedBy: as,
      principalId: isPrincipal ? me.person.id : otherId,
      delegateId: isPrincipal ? otherId : me.person.id,
      principalAccount: isPrincipal ? me.account.id : null,
      delegateAccount: isPrincipal ? null : me.account.id,
      scope,
      validFrom: this.clock.today(),
      validTo,
      state: 'requested',
      consent: isPrincipal ? 'ownPhone' : null,
      region: null,
      createdAt: this.clock.instant(),
      acceptedAt: null,
      endedAt: null,
      endReason: '',
      reminded: null,
    };
  }

  private accepted(record: DelegationRecord, side: 'principal' | 'delegate', accountId: string): DelegationRecord {
    const party = side === 'principal' ? { principalAccount: accountId } : { delegateAccount: accountId };
    return {
      ...record,
      ...party,
      state: TRANSITIONS.accept.to,
      consent: 'ownPhone',
      acceptedAt: this.clock.instant(),
      // what is short from the beginning needs no reminder of that
      reminded: reminderDue(record.validTo, this.clock.today(), null) ?? null,
    };
  }

  private ended(record: DelegationRecord, verb: 'reject' | 'revoke', endReason: string): DelegationRecord {
    return { ...record, state: TRANSITIONS[verb].to, endedAt: this.clock.instant(), endReason };
  }
}

/** @throws Refused NOT_FOUND for somebody who is not a party, like for one that does not exist */
function check(record: DelegationRecord | undefined, personId: string) {
  const side = record && sideOf(record, personId);
  if (!side) throw new Refused('NOT_FOUND');
  return { record, side };
}

/** What the caller can know without knowing anything about the other. */
function ownErrors({ person, account }: Party, { as, other, kind }: Ask): FieldError[] {
  const isSelf = 'phone' in other ? other.phone === person.phone : other.userCode === account.userCode;
  return [
    ...(isSelf ? [fieldError('phone' in other ? 'other.phone' : 'other.userCode', '不能授权给自己，请填对方的')] : []),
    ...(as === 'delegate' && !mayBeDelegate(account, kind)
      ? [fieldError('kind', '只有帮办员才能这样代办，请选「亲友」')]
      : []),
  ];
}
