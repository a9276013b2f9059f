import { windowName } from '../catalogue/hall-window.js';
import { Inject } from '@nestjs/common';
import type { Caller } from '@yichuang/server/caller';
import { HallsRepository } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';

const WITHOUT_HALL: Readonly<Record<string, string>> = { helper: '帮办代办', officer: '审批部门', lead: '办事大厅' };

/** Where a scan happened, as its holder may read it: a hall and a window, never a person. */
export class ScanPlace {
  constructor(@Inject(HallsRepository) private readonly halls: HallsRepository) {}

  async of(on: Executor, { hallId, windowIds = [], roles }: Caller): Promise<string> {
    const hall = hallId === undefined ? undefined : await this.halls.find(hallId, on);
    if (!hall) return roles.map((role) => WITHOUT_HALL[role]).find((name) => name !== undefined) ?? '政务工作人员';
    const mine = hall.windows.filter(({ id }) => windowIds.includes(id));
    // whoever minds several windows stood at one of them, which nobody knows
    return mine.length === 1 && mine[0] ? `${hall.name} ${windowName(mine[0])}` : hall.name;
  }
}
