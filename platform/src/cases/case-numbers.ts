import { randomInt } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { formatCaseNo } from '@yichuang/contract/cases/case-number';
import { Clock } from '@yichuang/server/clock';
import type { Executor } from '../db/database.js';
import type { CaseRecord } from './case-record.js';
import { CasesRepository } from './cases.repository.js';

/** Without 0, 1, I, L and O: it is read out on the phone. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;
const newQueryCode = () =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');

/** Numbers that a case gets when it is handed in. */
export class CaseNumbers {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
  ) {}

  /** The numbers of the case; one that was returned keeps its own. */
  async give(tx: Executor, record: CaseRecord): Promise<CaseRecord> {
    if (record.caseNo !== null) return record;
    const { item } = record;
    const date = this.clock.today();
    const serial = await this.cases.nextSerial(tx, `region ${item.regionCode.slice(0, 6)}`, date);
    const ofTask = await this.cases.nextSerial(tx, `task ${item.taskCode}`, date);
    return {
      ...record,
      caseNo: formatCaseNo({ regionCode: item.regionCode, date, projectType: item.projectType, serial }),
      projectNo: `${item.taskCode}${date.replaceAll('-', '')}${String(ofTask).padStart(4, '0')}`,
      queryCode: newQueryCode(),
    };
  }
}
