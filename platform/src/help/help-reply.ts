import { Inject } from '@nestjs/common';
import type { HelpRequest, StaffHelpRequest } from '@yichuang/contract/help/contract';
import {
  allowedHelpActions,
  HELP_TRANSITIONS,
  helpStateAfter,
  helpStateName,
  priorityReasons,
  type HelpActor,
  type HelpStep,
} from '@yichuang/contract/help/rules';
import { ageOn } from '@yichuang/contract/identity/id-number';
import { Clock } from '@yichuang/server/clock';
import type { Executor } from '../db/database.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { CallerPerson } from '../identity/caller-person.js';
import type { PersonRecord } from '../identity/people.repository.js';
import { maskedNameOf } from '../identity/session-user.js';
import type { HelpRecord } from './help-record.js';

/** Why a helper gave it back is not for the asker. */
const isForAsker = (step: string) => step === 'schedule';

/** Enterprises have no age. */
export const reasonsOf = ({ birthDate, isDisabled }: PersonRecord, today: string): string[] =>
  priorityReasons({ age: birthDate === null ? 0 : ageOn(birthDate, today), isDisabled });

/** A request as the asker and as staff see it. */
export class HelpReplies {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(CallerPerson) private readonly persons: CallerPerson,
  ) {}

  async forAsker(on: Executor, request: HelpRecord): Promise<HelpRequest> {
    const shared = await this.shared(on, request, isForAsker);
    return { ...shared, mayCancel: helpStateAfter('cancel', request) !== undefined };
  }

  async forStaff(on: Executor, request: HelpRecord, actors: readonly HelpActor[]): Promise<StaffHelpRequest> {
    const person = await this.persons.withId(request.personId, on);
    return {
      ...(await this.shared(on, request, () => true)),
      stateVersion: request.stateVersion,
      nameMasked: maskedNameOf(person),
      priority: reasonsOf(person, this.clock.today()),
      allowed: allowedHelpActions(actors, request),
    };
  }

  private async shared(on: Executor, request: HelpRecord, isNoteFor: (step: string) => boolean) {
    const { id, kind, taskCode, taskName, state, createdAt, helperId, facts } = request;
    const steps = facts.history.map(({ at, step, note }) => ({
      at,
      title: HELP_TRANSITIONS[step as HelpStep].title,
      note: isNoteFor(step) ? note : '',
    }));
    return {
      id,
      kind,
      taskCode,
      taskName,
      state,
      stateName: helpStateName(state),
      place: facts.place,
      when: facts.when,
      createdAt,
      helperMasked: helperId === null ? null : await this.nameOf(on, helperId),
      scheduledAt: facts.scheduledAt,
      record: facts.record,
      followUp: facts.followUp,
      history: [{ at: createdAt, title: '已提交', note: '' }, ...steps],
    };
  }

  private async nameOf(on: Executor, accountId: string): Promise<string> {
    const account = await this.accounts.find(accountId, on);
    const personId = account?.personId ?? null;
    return personId === null ? (account?.title ?? '') : maskedNameOf(await this.persons.withId(personId, on));
  }
}
