import { Inject } from '@nestjs/common';
import type { Answers } from '@yichuang/contract/cases/form';
import { askedAnswers } from '@yichuang/contract/cases/form-rules';
import { answersOf } from '@yichuang/contract/cases/package-rules';
import { isAllowed } from '@yichuang/contract/cases/rules';
import type { Caller } from '@yichuang/server/caller';
import type { Executor } from '../db/database.js';
import { situationOf, type CaseRecord } from './case-record.js';
import { CaseSteps, takenBy } from './case-steps.js';
import { HandingIn } from './handing-in.js';
import { PackageFiles } from './package-files.js';
import { PackageProgress, type FiledPart } from './package-progress.js';

/** What an applicant does with a package after it was handed in: it is done with each part that it concerns. */
export class PackageChanges {
  constructor(
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(HandingIn) private readonly handingIn: HandingIn,
    @Inject(PackageFiles) private readonly files: PackageFiles,
    @Inject(PackageProgress) private readonly progress: PackageProgress,
  ) {}

  /** One answer goes to every department that asked. `parent` holds the new answers and has taken its own step. */
  async supplement(tx: Executor, caller: Caller, parent: CaseRecord, waiting: readonly FiledPart[]): Promise<void> {
    if (!parent.isPackage) return;
    for (const { record, part, names } of waiting) {
      const { correction } = record.facts;
      if (!correction) continue;
      await this.files.copy(tx, parent, record);
      const listed = new Set(correction.items.flatMap(({ fields }) => fields));
      const given = pick(answersOf(names, parent.answers), listed);
      const answers = askedAnswers(part.form, { ...record.answers, ...given });
      const after = await this.steps.take(
        tx,
        { ...record, answers },
        {
          action: 'supplement',
          ...takenBy(caller),
          facts: { correction: { ...correction, isAnswered: true } },
          isOfMany: true,
        },
      );
      await this.handingIn.seal(tx, caller, after);
    }
    await this.progress.follow(tx, parent.id);
  }

  async withdraw(tx: Executor, caller: Caller, parent: CaseRecord, note: string): Promise<void> {
    for (const { record } of await this.progress.partsOf(tx, parent))
      if (isAllowed('withdraw', situationOf(record)))
        await this.steps.take(tx, record, { action: 'withdraw', ...takenBy(caller), note, isOfMany: true });
  }
}

const pick = (answers: Answers, ids: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
