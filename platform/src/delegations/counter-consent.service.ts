import { randomBytes, randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { recordConsent } from '@yichuang/contract/delegations/contract';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { MOST_ON_ONE_PHONE, reminderDue } from '@yichuang/contract/delegations/rules';
import type { FieldError } from '@yichuang/contract/problem';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { PeopleRepository, type PersonRecord } from '../identity/people.repository.js';
import { ProvenPeople } from '../identity/proven-people.js';
import { CounterConsentsRepository } from './counter-consents.repository.js';
import { DelegationNews } from './delegation-news.js';
import { DelegationReplies } from './delegation-reply.js';
import { DelegationsRepository, type DelegationRecord } from './delegations.repository.js';
import { mayBeDelegate, Parties, type Party } from './parties.js';
import { fieldError, Terms } from './terms.js';

type Told = Parsed<typeof recordConsent>['body'];
type Present = { principal: PersonRecord; witness: PersonRecord; clerk: Party };

const DELEGATE = 'delegate.userCode';
const WITNESS = 'witness.idNumber';
const PHONE = 'principal.phone';

/** An elder without a phone agrees before a clerk and a witness. */
export class CounterConsentService {
  constructor(
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProvenPeople) private readonly proven: ProvenPeople,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(Parties) private readonly parties: Parties,
    @Inject(Terms) private readonly terms: Terms,
    @Inject(DelegationsRepository) private readonly delegations: DelegationsRepository,
    @Inject(CounterConsentsRepository) private readonly consents: CounterConsentsRepository,
    @Inject(DelegationReplies) private readonly replies: DelegationReplies,
    @Inject(DelegationNews) private readonly news: DelegationNews,
  ) {}

  /**
   * In force at once.
   * @throws Refused VALIDATION_FAILED naming every place that is wrong; RATE_LIMITED after six names and numbers that do
   * not belong together, counted against the clerk
   */
  async record(caller: Caller, told: Told, write: Write): Promise<Delegation> {
    const asking = { subject: `counter-consent ${caller.sub}`, otherWay: '请同事登记' };
    const principal = await this.proven.named(told.principal, { ...asking, place: 'body.principal' });
    const witness = await this.proven.named(told.witness, { ...asking, place: 'body.witness' });
    await this.proven.forgive(asking.subject);
    return this.idempotency.run(write, async (tx) => {
      const clerk = await this.parties.me(caller, tx);
      const delegate = await this.parties.byUserCode(told.delegate.userCode, tx);
      const present = { principal, witness, clerk };
      const errors = [
        ...(await this.terms.errors(tx, told)),
        ...personErrors(present, delegate, told),
        ...(await this.phoneErrors(tx, told, principal, delegate)),
      ];
      if (errors.length > 0 || !delegate) throw new Refused('VALIDATION_FAILED', { errors });
      const record = await this.inForce(tx, { ...present, delegate }, { caller, told });
      await this.keep(tx, record, present, told);
      await this.news.tell(tx, record, 'counter');
      return this.replies.of(tx, record, 'clerk');
    });
  }

  private async phoneErrors(
    tx: Executor,
    { principal: { phone } }: Told,
    principal: PersonRecord,
    delegate: Party | undefined,
  ): Promise<FieldError[]> {
    if (phone === undefined) return [];
    if (phone === delegate?.person.phone)
      return [fieldError(PHONE, '这是代办的人的手机号，请留老人自己或其他家人的；没有可以不填')];
    const contactIndex = this.people.phoneIndex(phone);
    const others = await this.consents.othersOn(tx, { contactIndex, personId: principal.id });
    return others > MOST_ON_ONE_PHONE
      ? [fieldError(PHONE, '这个手机号已经是好几位老人的联系电话，请留另一个；没有可以不填')]
      : [];
  }

  private async inForce(
    tx: Executor,
    { principal, delegate }: { principal: PersonRecord; delegate: Party },
    { caller, told: { kind, scope, validTo } }: { caller: Caller; told: Told },
  ): Promise<DelegationRecord> {
    const [at, today] = [this.clock.instant(), this.clock.today()];
    const record: DelegationRecord = {
      id: randomUUID(),
      kind,
      askedBy: 'principal',
      principalId: principal.id,
      delegateId: delegate.person.id,
      principalAccount: await this.parties.principalAccount(principal, `c-${randomBytes(9).toString('hex')}`, tx),
      delegateAccount: delegate.account.id,
      scope,
      validFrom: today,
      validTo,
      state: 'active',
      consent: 'counter',
      region: caller.region ?? null,
      createdAt: at,
      acceptedAt: at,
      endedAt: null,
      endReason: '',
      reminded: reminderDue(validTo, today, null) ?? null,
    };
    await this.delegations.insert(tx, record);
    return record;
  }

  private async keep(tx: Executor, record: DelegationRecord, { principal, witness, clerk }: Present, told: Told) {
    const { phone } = told.principal;
    await this.consents.insert(tx, {
      delegationId: record.id,
      clerkAccount: clerk.account.id,
      witnessId: witness.id,
      principalId: principal.id,
      contactIndex: phone === undefined ? null : this.people.phoneIndex(phone),
      evidence: { ...told.evidence, ...(phone !== undefined && { phone }) },
      at: record.createdAt,
    });
  }
}

/** Nobody stands on two sides: principal, delegate, witness and clerk are four people. */
function personErrors(
  { principal, witness, clerk }: Present,
  delegate: Party | undefined,
  { kind }: Told,
): FieldError[] {
  const delegateId = delegate?.person.id;
  const clashes: [boolean, string, string][] = [
    [!delegate, DELEGATE, '没有这个办事码，请在对方的「我的」里核对'],
    [delegate !== undefined && !mayBeDelegate(delegate.account, kind), DELEGATE, notAllowed(kind)],
    [delegateId === principal.id, DELEGATE, '不能授权给自己，请填代办的人的办事码'],
    [delegateId === clerk.person.id, DELEGATE, '不能给自己登记，请同事来登记'],
    [principal.id === clerk.person.id, 'principal.idNumber', '不能给自己登记，请同事来登记'],
    [witness.id === delegateId, WITNESS, '代办的人不能作见证，请另请一位'],
    [witness.id === principal.id, WITNESS, '本人不能给自己作见证，请另请一位'],
    [witness.id === clerk.person.id, WITNESS, '经办的人不能作见证，请另请一位'],
  ];
  return clashes.flatMap(([isWrong, path, message]) => (isWrong ? [fieldError(path, message)] : []));
}

const notAllowed = (kind: Told['kind']) =>
  kind === 'helper' ? '这个人不是帮办员，请选「亲友」' : '工作账号不能代办，请用这个人自己的账号';
