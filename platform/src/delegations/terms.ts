import { Inject } from '@nestjs/common';
import type { DelegateKind, DelegationScope } from '@yichuang/contract/delegations/delegation';
import { letsOthers, termErrors } from '@yichuang/contract/delegations/rules';
import type { FieldError } from '@yichuang/contract/problem';
import { Clock } from '@yichuang/server/clock';
import { ItemsRepository } from '../catalogue/items.repository.js';
import type { Executor } from '../db/database.js';

export const fieldError = (path: string, message: string): FieldError => ({
  path: `body.${path}`,
  code: 'invalid',
  message,
});

/** Whether a delegation may be made for so long and for these matters, whoever makes it. */
export class Terms {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
  ) {}

  async errors(
    on: Executor,
    wanted: { kind: DelegateKind; scope: DelegationScope; validTo: string },
  ): Promise<FieldError[]> {
    const { kind, scope } = wanted;
    const items = await this.items.findMany(scope.taskCodes, on);
    const strange = scope.taskCodes.flatMap((code, index) => {
      const item = items.find(({ taskCode }) => taskCode === code);
      if (item && letsOthers(kind, item.agency)) return [];
      const message = item ? '这件事要本人办，不能代办，请去掉这一件' : '没有这件事，请重新选择';
      return [fieldError(`scope.taskCodes.${index}`, message)];
    });
    const term = termErrors(wanted, this.clock.today()).map(({ path, message }) => fieldError(path, message));
    return [...term, ...strange];
  }
}
