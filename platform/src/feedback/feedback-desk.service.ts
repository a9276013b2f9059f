import { Inject } from '@nestjs/common';
import type { Role } from '@yichuang/contract/access';
import { isWithin } from '@yichuang/contract/catalogue/rules';
import type { actOnFeedback, listStaffFeedback, StaffFeedback } from '@yichuang/contract/feedback/contract';
import {
  allowedFeedbackActions,
  FEEDBACK_TRANSITIONS,
  feedbackLamp,
  feedbackStateAfter,
  type FeedbackActor,
} from '@yichuang/contract/feedback/rules';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { CallerPerson } from '../identity/caller-person.js';
import { maskedNameOf } from '../identity/session-user.js';
import { FeedbackNews } from './feedback-news.js';
import { situationOf, type FeedbackRecord } from './feedback-record.js';
import { stepTitle, toSharedPart } from './feedback-reply.js';
import { FeedbackSteps, type Step } from './feedback-steps.js';
import { FeedbackSubjects } from './feedback-subjects.js';
import { FeedbackRepository, type FeedbackScope } from './feedback.repository.js';

type Body = Parsed<typeof actOnFeedback>['body'];
/** How a member of staff stands to one matter. */
type Stand = { actors: FeedbackActor[]; isInvolved: boolean; isOwn: boolean };
const HANDLES: readonly Role[] = ['clerk', 'town-clerk', 'officer', 'lead'];

/** Feedback on the way to its answer. */
export class FeedbackDeskService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(CallerPerson) private readonly persons: CallerPerson,
    @Inject(FeedbackSubjects) private readonly subjects: FeedbackSubjects,
    @Inject(FeedbackRepository) private readonly feedback: FeedbackRepository,
    @Inject(FeedbackSteps) private readonly steps: FeedbackSteps,
    @Inject(FeedbackNews) private readonly news: FeedbackNews,
  ) {}

  async list(
    caller: Caller,
    query: Parsed<typeof listStaffFeedback>['query'],
  ): Promise<Reply<typeof listStaffFeedback>> {
    const { page, ...rest } = await this.feedback.listInScope(this.db, scopeOf(caller), query);
    return { items: await Promise.all(page.map((one) => this.reply(this.db, caller, one))), ...rest };
  }

  /**
   * One step; the state is compared before it is changed.
   * @throws Refused NOT_FOUND outside the region, STATE_CHANGED, ACTION_NOT_ALLOWED with what is allowed, FORBIDDEN for a
   * step of others and for whoever it may be about, REASON_REQUIRED, VALIDATION_FAILED
   */
  act(caller: Caller, id: string, { body, write }: { body: Body; write: Write }): Promise<StaffFeedback> {
    return this.idempotency.run(write, async (tx) => {
      const record = await this.feedback.lock(tx, id);
      if (!record || !sees(caller, record)) throw new Refused('NOT_FOUND');
      if (record.stateVersion !== body.stateVersion) throw new Refused('STATE_CHANGED');
      this.refuse(record, body, await this.standOf(tx, caller, record));
      if (body.action === 'assign') await this.refuseHandler(tx, caller, record, body);
      const after = await this.steps.take(tx, record, { ...this.detailsOf(record, body), by: caller.sub });
      if (body.action === 'answer') await this.news.answered(tx, after);
      if (body.action === 'close') await this.news.closed(tx, after);
      return this.reply(tx, caller, after);
    });
  }

  private refuse(record: FeedbackRecord, { action }: Body, { actors, isInvolved, isOwn }: Stand) {
    if (isOwn) throw new Refused('FORBIDDEN', { detail: '这是您自己提的，请由同事办理' });
    if (isInvolved) throw new Refused('FORBIDDEN', { detail: '说的是您经手的办件，被投诉的人不能办，请由同事办理' });
    const situation = situationOf(record, this.clock.today());
    if (feedbackStateAfter(action, situation) === undefined)
      throw new Refused('ACTION_NOT_ALLOWED', { allowed: allowedFeedbackActions(actors, situation) });
    if (!actors.includes(FEEDBACK_TRANSITIONS[action].who))
      throw new Refused('FORBIDDEN', { detail: '这一步要由别的同事办：派件、办结和承办不能是同一个人' });
  }

  /** A colleague of the region who had no part in what it is about, and did not write it. */
  private async refuseHandler(tx: Executor, { region }: Caller, record: FeedbackRecord, { handlerId }: Body) {
    const wrong = (message: string) =>
      new Refused('VALIDATION_FAILED', { errors: [{ path: 'body.handlerId', code: 'invalid', message }] });
    const account = handlerId === undefined ? undefined : await this.accounts.find(handlerId, tx);
    const isColleague =
      account?.region !== undefined && region !== undefined && isWithin(account.region, region) && mayHandle(account);
    if (!account || !isColleague) throw wrong('请从本地区的同事里选一位承办人');
    if ((await this.subjects.involved(tx, record)).includes(account.id)) throw wrong('被投诉的人不能办，请换一位');
    if (account.personId === record.personId) throw wrong('提的人自己不能办，请换一位');
  }

  private detailsOf({ facts }: FeedbackRecord, body: Body): Omit<Step, 'by'> {
    const { action, note = '', text, handlerId } = body;
    if (action === 'assign') return { step: action, note, ...(handlerId !== undefined && { handlerId }) };
    if (action !== 'answer') return { step: action, note };
    if (text === undefined) throw new Refused('REASON_REQUIRED', { detail: '请写答复，提的人会看到' });
    return { step: action, note, facts: { answer: { text, deptName: facts.deptName, at: this.clock.instant() } } };
  }

  private async standOf(on: Executor, caller: Caller, record: FeedbackRecord): Promise<Stand> {
    const isInvolved = (await this.subjects.involved(on, record)).includes(caller.sub);
    const isOwn = (await this.persons.idOf(caller, on)) === record.personId;
    return { actors: isInvolved || isOwn ? [] : actorsOf(caller, record), isInvolved, isOwn };
  }

  private async reply(on: Executor, caller: Caller, record: FeedbackRecord): Promise<StaffFeedback> {
    const { actors, isInvolved } = await this.standOf(on, caller, record);
    const today = this.clock.today();
    const { facts, handlerId, dueDate } = record;
    const titleOf = await this.titles(on, [handlerId, ...facts.history.map(({ by }) => by)]);
    // the number of a case leads to its applicant
    const isHidden = record.isAnonymous || isInvolved;
    return {
      ...toSharedPart(record, today),
      stateVersion: record.stateVersion,
      nameMasked: isHidden ? '匿名' : maskedNameOf(await this.persons.withId(record.personId, on)),
      caseNo: isHidden ? null : facts.caseNo,
      handler: handlerId === null ? null : titleOf(handlerId),
      lamp: feedbackLamp(dueDate, today),
      history: facts.history.map(({ at, step, by, note }) => ({
        at,
        title: stepTitle(step),
        by: by === null ? (step === 'lapse' ? '系统' : '提交人') : titleOf(by),
        note,
      })),
      allowed: allowedFeedbackActions(actors, situationOf(record, today)),
    };
  }

  /** One after the other: a transaction has one connection. */
  private async titles(on: Executor, accountIds: readonly (string | null)[]): Promise<(accountId: string) => string> {
    const found = new Map<string, string>();
    for (const id of new Set(accountIds))
      if (id !== null) found.set(id, (await this.accounts.find(id, on))?.title ?? id);
    return (accountId) => found.get(accountId) ?? accountId;
  }
}

const mayHandle = ({ roles }: { roles: readonly Role[] }) => roles.some((role) => HANDLES.includes(role));
const isManager = ({ roles }: Caller) => roles.includes('lead') || roles.includes('supervisor');

const scopeOf = (caller: Caller): FeedbackScope =>
  isManager(caller) && caller.region !== undefined ? { region: caller.region } : { handlerId: caller.sub };

const sees = (caller: Caller, { regionCode, handlerId }: FeedbackRecord): boolean => {
  const scope = scopeOf(caller);
  return 'region' in scope ? regionCode.startsWith(scope.region) : handlerId === scope.handlerId;
};

/** A manager who handles it himself does not close it. */
function actorsOf(caller: Caller, { handlerId }: FeedbackRecord): FeedbackActor[] {
  if (handlerId === caller.sub) return ['handler'];
  return isManager(caller) ? ['manager'] : [];
}
