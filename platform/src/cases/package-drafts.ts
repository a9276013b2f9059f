import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { Form } from '@yichuang/contract/cases/form';
import { askedAnswers } from '@yichuang/contract/cases/form-rules';
import {
  answersOf,
  sharedMaterials,
  sharedNames,
  sharedSections,
  type Part,
} from '@yichuang/contract/cases/package-rules';
import type { Package } from '@yichuang/contract/catalogue/contract';
import { actorIdOf, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { PackagesRepository } from '../catalogue/packages.repository.js';
import type { Executor } from '../db/database.js';
import { CaseNumbers } from './case-numbers.js';
import { blankCase, newFacts, toCaseItem, type CaseItem, type CasePart, type CaseRecord } from './case-record.js';
import { CaseSteps, takenBy } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';
import { FormsRepository, type FormRecord } from './forms.repository.js';
import { HandingIn } from './handing-in.js';
import { PackageFiles } from './package-files.js';

/** A matter of a package that is applied for with it. */
type Matter = { item: CaseItem; form: FormRecord };
const NO_POLICY = { preReviewDays: null, reviewCorrectionPauses: null };
const JOINT = { days: 45, unit: '1' } as const;

const toPart = ({ item, form }: Matter): Part => ({
  taskCode: item.taskCode,
  taskName: item.taskName,
  form: form.form,
  materials: item.materials,
});
const toCasePart = ({ item, form }: Matter): CasePart => ({
  taskCode: item.taskCode,
  formCode: form.catalogCode,
  formVersion: form.form.version,
});

/** 一件事 from the shared form to the applications that it becomes. */
export class PackageDrafts {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PackagesRepository) private readonly packages: PackagesRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(CaseNumbers) private readonly numbers: CaseNumbers,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(HandingIn) private readonly handingIn: HandingIn,
    @Inject(PackageFiles) private readonly files: PackageFiles,
  ) {}

  /**
   * What a package's draft is about: one form and one list of materials for all its matters that are done here.
   * @throws Refused NOT_FOUND, ITEM_NOT_SERVED_HERE, OUT_OF_SCOPE for whoever acts, CASE_ALREADY_OPEN with the id of a part
   */
  async matterOf(tx: Executor, caller: Caller, { packageCode, personId }: { packageCode: string; personId: string }) {
    const found = await this.packages.find(packageCode, tx);
    if (!found) throw new Refused('NOT_FOUND');
    if (caller.act) throw new Refused('OUT_OF_SCOPE', { detail: '「一件事」要本人办；可以一件一件替他办' });
    const matters = await this.matters(tx, found);
    if (matters.length === 0)
      throw new Refused('ITEM_NOT_SERVED_HERE', { detail: '这个「一件事」还不能在网上申报，请到窗口办理' });
    for (const { item } of matters) {
      const id = await this.cases.openCaseId(tx, personId, item.taskCode);
      if (id !== undefined)
        throw new Refused('CASE_ALREADY_OPEN', { id, detail: `「${item.taskName}」您已有一件在办` });
    }
    const form = await this.publish(tx, packageCode, matters);
    const facts = { ...newFacts(NO_POLICY), parts: matters.map(toCasePart) };
    const item = toPackageItem(found, matters);
    return { form, matter: { item, formCode: packageCode, formVersion: form.version, facts, isPackage: true } };
  }

  /** Hands in one application for each matter, with what of form and materials belongs to it. @throws Refused CASE_ALREADY_OPEN */
  async fanOut(tx: Executor, caller: Caller, parent: CaseRecord): Promise<void> {
    const matters = await this.mattersOf(tx, parent);
    const names = sharedNames(matters.map(toPart));
    for (const [index, { item, form }] of matters.entries()) {
      const { preReviewDays } = form.policy;
      const part: CaseRecord = {
        ...blankCase(randomUUID()),
        personId: parent.personId,
        actorId: actorIdOf(caller),
        parentId: parent.id,
        item,
        formCode: form.catalogCode,
        formVersion: form.form.version,
        answers: askedAnswers(form.form, answersOf(names[index] ?? new Map(), parent.answers)),
        facts: newFacts(form.policy),
        createdAt: this.clock.instant(),
      };
      if (!(await this.cases.insert(tx, part))) {
        const id = await this.cases.openCaseId(tx, parent.personId, item.taskCode);
        throw new Refused('CASE_ALREADY_OPEN', id === undefined ? {} : { id });
      }
      await this.files.copy(tx, parent, part);
      const action = preReviewDays === null ? 'submit' : 'submitPreReview';
      const receivedAt = preReviewDays === null ? this.clock.instant() : null;
      const after = await this.steps.take(tx, await this.numbers.give(tx, part), {
        action,
        ...takenBy(caller),
        facts: { receivedAt },
      });
      await this.handingIn.seal(tx, caller, after);
    }
  }

  /** Steps that run in other departments' own systems, and those that are not online, are not ours to hand in. */
  private async matters(tx: Executor, { steps }: Package): Promise<Matter[]> {
    const matters: Matter[] = [];
    for (const { taskCode } of steps) {
      const item = taskCode === null ? undefined : await this.items.find(taskCode, tx);
      const isOpen = item?.isOnline === '1' && item.taskState === '1';
      const form = isOpen ? await this.forms.latest(tx, item.catalogCode) : undefined;
      if (item && form) matters.push({ item: toCaseItem(item), form });
    }
    return matters;
  }

  /** The matters as they were when the draft was begun, with the catalogue of today. */
  private async mattersOf(tx: Executor, { facts }: CaseRecord): Promise<Matter[]> {
    const matters: Matter[] = [];
    for (const part of facts.parts) {
      const item = await this.items.find(part.taskCode, tx);
      const form = await this.forms.record(tx, part);
      if (!item) throw new Refused('ITEM_NOT_SERVED_HERE', { detail: '其中一件事已经不办了，请重新开一份' });
      matters.push({ item: toCaseItem(item), form });
    }
    return matters;
  }

  /** The shared form; published again only when one of the matters' forms has changed. */
  private async publish(tx: Executor, code: string, matters: readonly Matter[]): Promise<Form> {
    const sections = sharedSections(matters.map(toPart));
    const newest = await this.forms.newest(tx, code);
    if (newest && JSON.stringify(newest.form.sections) === JSON.stringify(sections)) return newest.form;
    const form = { version: (newest?.form.version ?? 0) + 1, sections };
    await this.forms.publish([{ catalogCode: code, policy: NO_POLICY, form }], tx);
    return form;
  }
}

function toPackageItem(found: Package, matters: readonly Matter[]): CaseItem {
  const [first] = matters;
  return {
    taskCode: found.packageCode,
    catalogCode: found.packageCode,
    taskName: found.name,
    deptName: found.leadDeptName,
    regionCode: found.regionCode,
    regionName: first?.item.regionName ?? '',
    // 3 联办件
    projectType: '3',
    taskType: '',
    byLaw: [],
    promise: { days: found.promiseDay, unit: '1' },
    // 行政许可法 第四十二条: handled jointly
    legal: JOINT,
    materials: sharedMaterials(matters.map(toPart)),
  };
}
