import { Inject, type OnModuleInit } from '@nestjs/common';
import { longDate, timeOf, fromInstant, dateOf } from '@yichuang/contract/calendar';
import type { listActs } from '@yichuang/contract/delegations/contract';
import type { Act } from '@yichuang/contract/delegations/delegation';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database } from '../db/database.js';
import { paperPdf } from '../documents/paper-pdf.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { PersonalData } from '../identity/personal-data.js';
import { maskedNameOf } from '../identity/session-user.js';
import { actLines } from './act-lines.js';
import { ActsRepository, type ActRecord } from './acts.repository.js';
import { DelegationReplies } from './delegation-reply.js';
import { DelegationsRepository, type DelegationRecord } from './delegations.repository.js';
import { sideOf } from './parties.js';

const MOST_IN_A_COPY = 10_000;
const CLERKS: readonly string[] = ['clerk', 'town-clerk', 'lead'];
const dayOf = (instant: string) => longDate(dateOf(fromInstant(instant)));
const momentOf = (instant: string) => `${dayOf(instant)} ${timeOf(fromInstant(instant))}`;

/** Who did what in somebody's name: for the principal to see, and on paper for one without a phone. */
export class ActsService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(ActsRepository) private readonly acts: ActsRepository,
    @Inject(DelegationsRepository) private readonly delegations: DelegationsRepository,
    @Inject(DelegationReplies) private readonly replies: DelegationReplies,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.add('acts', async ({ personId }) =>
      personId === null ? [] : (await this.ofPerson(personId, { limit: MOST_IN_A_COPY })).items,
    );
    this.personalData.add('delegations', async ({ personId }) => (personId === null ? [] : this.copyFor(personId)));
  }

  async list(caller: Caller, query: Parsed<typeof listActs>['query']): Promise<Reply<typeof listActs>> {
    const personId = await this.personIdOf(caller);
    return personId === null ? { items: [], nextCursor: null, total: 0 } : this.ofPerson(personId, query);
  }

  /** @throws Refused NOT_FOUND unless the caller is a party, or staff of the place where a consent was recorded */
  async paper(caller: Caller, id: string): Promise<Buffer> {
    const record = await this.delegations.find(this.db, id);
    if (!record || !(await this.mayRead(caller, record))) throw new Refused('NOT_FOUND');
    const { principalMasked, delegateMasked, taskNames } = await this.replies.of(this.db, record, 'clerk');
    const lines = actLines(await this.acts.ofDelegation(this.db, id), momentOf);
    return paperPdf({
      title: '代办经过',
      documentNo: `授权编号 ${id}`,
      addressee: principalMasked ?? '本人',
      facts: [
        { label: '代办的人', value: delegateMasked ?? '还没有同意' },
        { label: '有效期', value: `${longDate(record.validFrom)} 至 ${longDate(record.validTo)}` },
        { label: '哪些事', value: taskNames.length === 0 ? '可以由别人办的事' : taskNames.join('、') },
      ],
      body: [lines.length === 0 ? '这份授权下还没有办过什么。' : '这份授权下，代办的人替您办过：'],
      list: lines.length === 0 ? null : { heading: '从早到晚', items: lines },
      closing: ['有不是您要办的，请到窗口或打服务热线说明，可以马上撤销授权。'],
      authority: '一窗',
      issuedOn: dayOf(this.clock.instant()),
      sealNote: null,
    });
  }

  private async mayRead(caller: Caller, record: DelegationRecord): Promise<boolean> {
    const { region, consent } = record;
    if (caller.roles.some((role) => CLERKS.includes(role)) && caller.region && consent === 'counter' && region)
      if (region.startsWith(caller.region)) return true;
    const personId = await this.personIdOf(caller);
    return personId !== null && sideOf(record, personId) !== undefined;
  }

  private async ofPerson(personId: string, query: { cursor?: string | undefined; limit: number }) {
    const { page, nextCursor, total } = await this.acts.list(this.db, personId, query);
    const ids = [...new Set(page.flatMap(({ delegateId }) => delegateId ?? []))];
    const names = new Map(
      await Promise.all(ids.map(async (id) => [id, maskedNameOf(await this.people.find(id))] as const)),
    );
    return { items: page.map((one) => toAct(one, names)), nextCursor, total };
  }

  private async copyFor(personId: string) {
    const at = { now: this.clock.now(), today: this.clock.today() };
    const { page } = await this.delegations.list(this.db, personId, { limit: MOST_IN_A_COPY }, at);
    return Promise.all(page.map((one) => this.replies.of(this.db, one, sideOf(one, personId) ?? 'principal')));
  }

  private async personIdOf({ sub }: Caller): Promise<string | null> {
    return (await this.accounts.find(sub))?.personId ?? null;
  }
}

const toAct = (record: ActRecord, names: ReadonlyMap<string, string>): Act => {
  const { id, at, delegationId, delegateId, kind, title, subjectKind, subjectId } = record;
  const byMasked = names.get(delegateId ?? '') ?? maskedNameOf(undefined);
  return { id, at, delegationId, byMasked, kind, title, subject: { kind: subjectKind, id: subjectId } };
};
