import { Inject } from '@nestjs/common';
import { letsOthers, namesTask } from '@yichuang/contract/delegations/rules';
import type { Actor, Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import { ItemsRepository } from '../catalogue/items.repository.js';
import type { Executor } from '../db/database.js';

function namedIn({ taskCodes }: Actor): readonly string[] {
  if (taskCodes === undefined) throw new Error('somebody acts at whom the guard did not look');
  return taskCodes;
}

/** Which matters somebody who acts may touch. */
export class ActingScope {
  constructor(@Inject(ItemsRepository) private readonly items: ItemsRepository) {}

  /** Task codes of the applications that are open to the caller; undefined: nobody acts, so all are. */
  async tasksOf({ act }: Caller, on: Executor): Promise<readonly string[] | undefined> {
    return act && this.items.codesOpenTo(act.kind, namedIn(act), on);
  }

  /** Whether an application of this matter is open to the caller. */
  async isOpen({ act }: Caller, taskCode: string, on: Executor): Promise<boolean> {
    if (!act) return true;
    const item = await this.items.find(taskCode, on);
    return namesTask(namedIn(act), taskCode) && item !== undefined && letsOthers(act.kind, item.agency);
  }

  /** Whether appointments for these matters are: the person comes themselves, so any matter that is named will do. */
  names({ act }: Caller, taskCodes: readonly string[]): boolean {
    return !act || taskCodes.every((code) => namesTask(namedIn(act), code));
  }

  /** @throws Refused OUT_OF_SCOPE with what to do instead */
  async requireOpen(caller: Caller, taskCode: string, on: Executor): Promise<void> {
    this.requireNamed(caller, [taskCode]);
    if (!(await this.isOpen(caller, taskCode, on)))
      throw new Refused('OUT_OF_SCOPE', { detail: '这件事要本人办，不能代办，请本人自己申请' });
  }

  /** @throws Refused OUT_OF_SCOPE */
  requireNamed(caller: Caller, taskCodes: readonly string[]): void {
    if (!this.names(caller, taskCodes))
      throw new Refused('OUT_OF_SCOPE', { detail: '授权里没有这件事，请本人自己办，或请本人再授权这一件' });
  }
}
