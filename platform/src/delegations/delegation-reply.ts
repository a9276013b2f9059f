import { Inject } from '@nestjs/common';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { allowedVerbs, stateAt, type Side } from '@yichuang/contract/delegations/rules';
import { Clock } from '@yichuang/server/clock';
import { ItemsRepository } from '../catalogue/items.repository.js';
import type { Executor } from '../db/database.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { maskedNameOf } from '../identity/session-user.js';
import type { DelegationRecord } from './delegations.repository.js';

/** What either party sees of a delegation, as it is now. */
export class DelegationReplies {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
  ) {}

  /** @param reader on which side they are; a clerk reads with the principal and may do nothing */
  async of(on: Executor, record: DelegationRecord, reader: Side | 'clerk'): Promise<Delegation> {
    const { id, kind, askedBy, scope, validFrom, validTo, consent, createdAt, endedAt, endReason } = record;
    const state = stateAt(record, this.clock.now(), this.clock.today());
    return {
      id,
      state,
      kind,
      role: reader === 'clerk' ? 'principal' : reader,
      principalMasked: await this.nameOf(on, record, 'principal'),
      delegateMasked: await this.nameOf(on, record, 'delegate'),
      scope,
      taskNames: await this.taskNames(on, record),
      validFrom,
      validTo,
      askedBy,
      consent,
      createdAt,
      endedAt,
      endReason,
      allowed: reader === 'clerk' ? [] : allowedVerbs(state, reader, askedBy),
    };
  }

  async taskNames(on: Executor, { scope }: Pick<DelegationRecord, 'scope'>): Promise<string[]> {
    const items = await this.items.findMany(scope.taskCodes, on);
    // one that left the catalogue keeps its place
    return scope.taskCodes.map((code) => items.find((item) => item.taskCode === code)?.taskName ?? '已停办的事项');
  }

  /** Nobody learns whose phone it is before that person has agreed. */
  private async nameOf(on: Executor, record: DelegationRecord, side: Side): Promise<string | null> {
    const personId = side === 'principal' ? record.principalId : record.delegateId;
    if (personId === null || (side !== record.askedBy && record.acceptedAt === null)) return null;
    return maskedNameOf(await this.people.find(personId, on));
  }
}
