import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { CaseDraft } from '@yichuang/contract/cases/case';
import type { submitCase } from '@yichuang/contract/cases/contract';
import type { Answers } from '@yichuang/contract/cases/form';
import { askedAnswers, missingAnswers, strangeAnswers } from '@yichuang/contract/cases/form-rules';
import { isAllowed } from '@yichuang/contract/cases/rules';
import type { Reply } from '@yichuang/contract/route';
import { actorIdOf, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { Acts } from '../delegations/acts.js';
import { CaseMaterials } from './case-materials.js';
import { CaseNumbers } from './case-numbers.js';
import { CaseOwners } from './case-owners.js';
import { blankCase, newFacts, allowedToOwner, situationOf, toCaseItem, type CaseRecord } from './case-record.js';
import { etagOf, toDraft } from './case-reply.js';
import { CaseSteps, takenBy } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';
import { FormsRepository } from './forms.repository.js';
import { HandingIn } from './handing-in.js';
import { PackageDrafts } from './package-drafts.js';

/** `signature`: the file of the handwriting, where the applicant signed. */
type ToSubmit = { id: string; signature: string | undefined };

type ToCreate = { taskCode?: string | undefined; packageCode?: string | undefined };

/** From the empty form to the receipt. */
export class DraftsService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseMaterials) private readonly materials: CaseMaterials,
    @Inject(HandingIn) private readonly handingIn: HandingIn,
    @Inject(CaseNumbers) private readonly numbers: CaseNumbers,
    @Inject(PackageDrafts) private readonly packages: PackageDrafts,
    @Inject(ActingScope) private readonly scope: ActingScope,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  /** @throws Refused NOT_FOUND, ITEM_NOT_SERVED_HERE for what is not done online, CASE_ALREADY_OPEN with the id */
  create(caller: Caller, { taskCode, packageCode }: ToCreate, write: Write): Promise<CaseDraft> {
    return this.idempotency.run(write, async (tx) => {
      const person = await this.owners.require(caller, tx);
      const begun = { personId: person.id, actorId: actorIdOf(caller), createdAt: this.clock.instant() };
      const { matter, form } =
        packageCode === undefined
          ? await this.matterOf(tx, caller, taskCode ?? '')
          : await this.packages.matterOf(tx, caller, { packageCode, personId: person.id });
      const record: CaseRecord = { ...blankCase(randomUUID()), ...begun, ...matter };
      if (!(await this.cases.insert(tx, record))) await this.refuseSecond(tx, person.id, record.item.taskCode);
      await this.acts.onCase(tx, caller, 'createCase', record);
      return toDraft((await this.materials.fill(tx, record)).record, form, person);
    });
  }

  private async matterOf(tx: Executor, caller: Caller, taskCode: string) {
    const item = await this.items.find(taskCode, tx);
    if (!item) throw new Refused('NOT_FOUND');
    await this.scope.requireOpen(caller, taskCode, tx);
    if (item.taskState !== '1')
      throw new Refused('ITEM_NOT_SERVED_HERE', { detail: '这件事现在停办，办事指南里写着怎么办' });
    const found = item.isOnline === '1' ? await this.forms.latest(tx, item.catalogCode) : undefined;
    if (!found) throw new Refused('ITEM_NOT_SERVED_HERE', { detail: '这件事还不能在网上申报，请预约窗口办理' });
    const { catalogCode, form, policy } = found;
    const facts = newFacts(policy);
    return { form, matter: { item: toCaseItem(item), formCode: catalogCode, formVersion: form.version, facts } };
  }

  async remove(caller: Caller, id: string): Promise<null> {
    return this.db.transaction(async (tx) => {
      const record = await this.owners.lockOwn(tx, caller, id);
      if (record.state !== 'draft') refuse(record);
      await this.cases.remove(tx, id);
      await this.acts.onCase(tx, caller, 'deleteDraft', record);
      return null;
    });
  }

  /** @param etag of the draft that was changed, without quotes. @throws Refused DRAFT_CHANGED with the draft that stands */
  async save(caller: Caller, { id, answers, etag }: { id: string; answers: Answers; etag: string }) {
    return this.db.transaction(async (tx) => {
      const record = await this.owners.lockOwn(tx, caller, id);
      if (!isAllowed('saveDraft', situationOf(record))) refuse(record);
      if (etag !== String(record.draftVersion))
        throw new Refused('DRAFT_CHANGED', { draft: { etag: etagOf(record), answers: record.answers } });
      const errors = strangeAnswers(await this.forms.of(tx, record), answers);
      if (errors.length > 0) throw new Refused('VALIDATION_FAILED', { errors });
      const saved = { ...record, answers, draftVersion: record.draftVersion + 1 };
      await this.cases.update(tx, saved);
      await this.acts.onCase(tx, caller, 'saveForm', saved);
      return { etag: etagOf(saved), answers, savedAt: this.clock.instant() };
    });
  }

  /** @throws Refused ACTION_NOT_ALLOWED, FORM_INCOMPLETE with every field and material that is missing or wrong */
  submit(caller: Caller, { id, signature }: ToSubmit, write: Write): Promise<Reply<typeof submitCase>> {
    return this.idempotency.run(write, async (tx) => {
      const record = await this.owners.lockOwn(tx, caller, id);
      const action = record.facts.policy.preReviewDays === null ? 'submit' : 'submitPreReview';
      if (!isAllowed(action, situationOf(record))) refuse(record);
      const form = await this.forms.of(tx, record);
      const filled = await this.materials.fill(tx, await this.asOfToday(tx, record));
      const errors = [
        ...missingAnswers(form, record.answers, this.clock.today()),
        ...(await this.handingIn.lackingForCase(tx, filled, signature)),
      ];
      if (errors.length > 0) throw new Refused('FORM_INCOMPLETE', { errors });
      const numbered = await this.numbers.give(tx, { ...filled.record, answers: askedAnswers(form, record.answers) });
      const receivedAt = action === 'submit' ? this.clock.instant() : null;
      if (numbered.isPackage) await this.packages.fanOut(tx, caller, numbered);
      const after = await this.steps.take(tx, numbered, { action, ...takenBy(caller), facts: { receivedAt } });
      await this.acts.onCase(tx, caller, 'submitCase', after);
      await this.handingIn.seal(tx, caller, after);
      const { caseNo, queryCode, state } = after;
      return { caseNo: caseNo ?? '', queryCode: queryCode ?? '', state, receivedAt };
    });
  }

  /** With the matter as it stands today; a case that was returned keeps what it was handed in with. */
  private async asOfToday(tx: Executor, record: CaseRecord): Promise<CaseRecord> {
    const current = record.caseNo === null ? await this.items.find(record.item.taskCode, tx) : undefined;
    return current ? { ...record, item: toCaseItem(current) } : record;
  }

  private async refuseSecond(tx: Executor, personId: string, taskCode: string): Promise<never> {
    const id = await this.cases.openCaseId(tx, personId, taskCode);
    throw new Refused('CASE_ALREADY_OPEN', id === undefined ? {} : { id });
  }
}

function refuse(record: CaseRecord): never {
  throw new Refused('ACTION_NOT_ALLOWED', { allowed: allowedToOwner(record) });
}
