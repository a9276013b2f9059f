import { Inject, type OnModuleInit } from '@nestjs/common';
import type { Case } from '@yichuang/contract/cases/case';
import type { getClock, getProgress, listCases, supplementCase } from '@yichuang/contract/cases/contract';
import type { Answers, Form } from '@yichuang/contract/cases/form';
import { askedAnswers, maskAnswers, missingAnswers } from '@yichuang/contract/cases/form-rules';
import type { ApplicantAction, Correction } from '@yichuang/contract/cases/case';
import type { FieldError } from '@yichuang/contract/problem';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { Acts } from '../delegations/acts.js';
import { Lockout } from '../identity/lockout.js';
import { OpenMatters } from '../identity/open-matters.js';
import { PersonalData } from '../identity/personal-data.js';
import { CaseClocks } from './case-clocks.js';
import { CaseMaterials } from './case-materials.js';
import { CaseOwners, maskedNameOf } from './case-owners.js';
import { allowedToOwner, type CaseRecord } from './case-record.js';
import { CaseReplies, toTimeline } from './case-reply.js';
import { CaseSteps, takenBy } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';
import { EventsRepository } from './events.repository.js';
import { FormsRepository } from './forms.repository.js';
import { HandingIn } from './handing-in.js';
import { PackageChanges } from './package-changes.js';
import { PackageProgress } from './package-progress.js';
import { PapersService } from './papers.service.js';

/** More than anybody applies for in a life. */
const MOST_IN_A_COPY = 1000;
type Supplement = Parsed<typeof supplementCase>['body'];
/** An answer to a notice, and what of its materials is still lacking. */
type Answered = { correction: Correction; given: Supplement; lacking: FieldError[] };

/** What applicants see of their cases, and do with them after they were handed in. */
export class CasesService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(EventsRepository) private readonly events: EventsRepository,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseClocks) private readonly clocks: CaseClocks,
    @Inject(CaseReplies) private readonly replies: CaseReplies,
    @Inject(ActingScope) private readonly scope: ActingScope,
    @Inject(Acts) private readonly acts: Acts,
    @Inject(PapersService) private readonly papers: PapersService,
    @Inject(CaseMaterials) private readonly materials: CaseMaterials,
    @Inject(HandingIn) private readonly handingIn: HandingIn,
    @Inject(PackageProgress) private readonly progressOf: PackageProgress,
    @Inject(PackageChanges) private readonly packages: PackageChanges,
    @Inject(Lockout) private readonly lockout: Lockout,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(OpenMatters) private readonly openMatters: OpenMatters,
  ) {}

  onModuleInit() {
    this.openMatters.add((personId) => this.cases.isHandling(this.db, personId));
    this.personalData.add('cases', async ({ personId }) => (personId === null ? [] : this.copyFor(personId)));
    this.personalData.onErase((tx, personId) => this.cases.removeDrafts(tx, personId));
  }

  async list(caller: Caller, query: Parsed<typeof listCases>['query']): Promise<Reply<typeof listCases>> {
    const personId = await this.owners.personIdOf(caller);
    if (personId === null) return { items: [], nextCursor: null, total: 0 };
    const taskCodes = await this.scope.tasksOf(caller, this.db);
    const { page, nextCursor, total } = await this.cases.list(this.db, personId, { ...query, taskCodes });
    return { items: page.map((record) => this.replies.summary(record)), nextCursor, total };
  }

  async get(caller: Caller, id: string): Promise<Case> {
    return this.reply(this.db, caller, await this.owners.own(caller, id));
  }

  async timeline(caller: Caller, id: string) {
    await this.owners.own(caller, id);
    const items = toTimeline(await this.events.list(this.db, id));
    return { items, nextCursor: null, total: items.length };
  }

  async clockOf(caller: Caller, id: string): Promise<Reply<typeof getClock>> {
    const record = await this.owners.own(caller, id);
    const now = this.clock.now();
    const clocks = this.clocks.all(record, now);
    const current = clocks.find(({ state }) => state !== 'ended');
    return {
      current: current?.clock ?? null,
      usedDays: current?.usedDays ?? 0,
      leftDays: current?.leftDays ?? null,
      dueAt: current?.dueAt ?? null,
      clocks,
      segments: record.facts.segments,
      days: this.clocks.days(record, now),
    };
  }

  withdraw(caller: Caller, { id, reason }: { id: string; reason: string | undefined }, write: Write): Promise<Case> {
    return this.idempotency.run(write, async (tx) => {
      const record = await this.lockFor('withdraw', tx, caller, id);
      const note = reason ?? '';
      if (record.isPackage) await this.packages.withdraw(tx, caller, record, note);
      const after = await this.steps.take(tx, record, { action: 'withdraw', ...takenBy(caller), note });
      await this.acts.onCase(tx, caller, 'withdrawCase', after);
      return this.reply(tx, caller, after);
    });
  }

  /** @throws Refused VALIDATION_FAILED for what the notice does not list, FORM_INCOMPLETE when something on it is missing */
  supplement(caller: Caller, { id, given }: { id: string; given: Supplement }, write: Write): Promise<Case> {
    return this.idempotency.run(write, async (tx) => {
      const record = await this.lockFor('supplement', tx, caller, id);
      const { correction } = record.facts;
      if (!correction) throw new Error(`case ${id} waits for a correction that nobody asked for`);
      const form = await this.forms.of(tx, record);
      const filled = await this.materials.fill(tx, record);
      const lacking = await this.handingIn.lackingForCorrection(tx, filled, correction);
      const answers = this.corrected(form, record, { correction, given, lacking });
      const waiting = record.isPackage ? await this.progressOf.waiting(tx, record) : [];
      const after = await this.steps.take(
        tx,
        { ...filled.record, answers },
        { action: 'supplement', ...takenBy(caller), facts: { correction: { ...correction, isAnswered: true } } },
      );
      await this.acts.onCase(tx, caller, 'supplementCase', after);
      await this.packages.supplement(tx, caller, after, waiting);
      await this.handingIn.seal(tx, caller, after);
      return this.reply(tx, caller, (await this.cases.find(tx, id)) ?? after);
    });
  }

  /** @throws Refused NOT_FOUND for a number and a code that do not belong together, RATE_LIMITED after six of them */
  async progress(asked: Parsed<typeof getProgress>['body']): Promise<Reply<typeof getProgress>> {
    const subject = `progress ${asked.caseNo}`;
    await this.lockout.begin(subject, '登录后在「进度」里看');
    const record = await this.cases.findByCaseNo(this.db, asked.caseNo);
    if (!record || record.queryCode !== asked.queryCode.toUpperCase())
      throw new Refused('NOT_FOUND', { detail: '件号和查询码对不上，请对照回执再输一遍' });
    await this.lockout.forgive(subject);
    const { id: _, createdAt: _at, taskCode: _task, ...summary } = this.replies.summary(record);
    const person = await this.owners.ofCase(record);
    const timeline = toTimeline(await this.events.list(this.db, record.id)).map(({ at, title }) => ({ at, title }));
    return { ...summary, nameMasked: maskedNameOf(person), timeline };
  }

  /** Everything that was applied for, masked. */
  private async copyFor(personId: string) {
    const { page } = await this.cases.list(this.db, personId, { limit: MOST_IN_A_COPY });
    return Promise.all(
      page.map(async (record) => ({
        ...this.replies.summary(record),
        answers: maskAnswers(await this.forms.of(this.db, record), record.answers),
        timeline: toTimeline(await this.events.list(this.db, record.id)),
        documents: await this.papers.list(this.db, record.id),
        files: await this.fileNames(record),
      })),
    );
  }

  private async fileNames(record: CaseRecord): Promise<string[]> {
    const { item } = (await this.materials.fill(this.db, record)).record;
    return item.materials.flatMap(({ files }) => files.map(({ name }) => name));
  }

  private corrected(form: Form, record: CaseRecord, { correction: { items }, given, lacking }: Answered): Answers {
    const [listed, fields] = [items.map((one) => one.materialId), items.flatMap((one) => one.fields)];
    const strange: FieldError[] = [
      ...given.materialIds.flatMap((id, index) => (listed.includes(id) ? [] : notListed(`materialIds.${index}`))),
      ...Object.keys(given.answers ?? {}).flatMap((id) => (fields.includes(id) ? [] : notListed(`answers.${id}`))),
    ];
    if (strange.length > 0) throw new Refused('VALIDATION_FAILED', { errors: strange });
    const answers = askedAnswers(form, { ...record.answers, ...given.answers });
    const errors: FieldError[] = [
      ...items
        .filter((one) => !given.materialIds.includes(one.materialId))
        .map((one) => ({ path: 'body.materialIds', code: 'required', message: `还差「${one.materialName}」` })),
      ...missingAnswers(form, answers, this.clock.today()),
      ...lacking,
    ];
    if (errors.length > 0) throw new Refused('FORM_INCOMPLETE', { errors });
    return answers;
  }

  private async lockFor(action: ApplicantAction, tx: Executor, caller: Caller, id: string): Promise<CaseRecord> {
    const record = await this.steps.settle(tx, await this.owners.lockOwn(tx, caller, id));
    const allowed = allowedToOwner(record);
    if (!allowed.includes(action)) throw new Refused('ACTION_NOT_ALLOWED', { allowed });
    return record;
  }

  private async reply(on: Executor, { act }: Caller, record: CaseRecord): Promise<Case> {
    const filled = await this.materials.fill(on, record);
    const reply = this.replies.full(filled.record, {
      form: await this.forms.of(on, record),
      person: await this.owners.ofCase(record, on),
      documents: await this.papers.list(on, record.id),
      signatureFileId: filled.signatureFileId,
    });
    if (record.isPackage)
      reply.children = (await this.progressOf.partsOf(on, record)).map((part) => this.replies.summary(part.record));
    return act ? forDelegate(reply) : reply;
  }
}

/** The code outlives the delegation; what can no longer be changed is shown masked. */
function forDelegate(reply: Case): Case {
  const mayChange = reply.allowed.includes('saveDraft') || reply.allowed.includes('supplement');
  return { ...reply, queryCode: null, answers: mayChange ? reply.answers : maskAnswers(reply.form, reply.answers) };
}

const notListed = (place: string): FieldError[] => [
  { path: `body.${place}`, code: 'not_listed', message: '补正通知书没有要求改这一项' },
];
