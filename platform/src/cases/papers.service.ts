import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { CaseDocument, DocumentType } from '@yichuang/contract/cases/document';
import type { Pause } from '@yichuang/contract/cases/clock-moves';
import type { CaseAction } from '@yichuang/contract/cases/case';
import { maskIdNumber } from '@yichuang/contract/mask';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Config } from '../config.js';
import { Database, type Executor } from '../db/database.js';
import { paperPdf } from '../documents/paper-pdf.js';
import type { Download } from '../http/attachment.js';
import { CaseClocks } from './case-clocks.js';
import type { Change } from './case-news.js';
import { CaseOwners } from './case-owners.js';
import type { CaseItem, CaseRecord } from './case-record.js';
import { CasesRepository } from './cases.repository.js';
import { FormsRepository } from './forms.repository.js';
import { paperContent } from './paper-content.js';
import { paperTitle, paperTypeOf } from './paper-types.js';
import { PapersRepository } from './papers.repository.js';
import { inScope } from './staff-scope.js';
import { fullDateOf } from './written-dates.js';

/** A step that was taken. */
export type Taken = Change & { action: CaseAction; pause?: Pause | undefined };

/** The papers of cases: issued by the step, frozen, printed whenever somebody asks. */
export class PapersService {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseClocks) private readonly clocks: CaseClocks,
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(PapersRepository) private readonly papers: PapersRepository,
  ) {}

  /** Writes the paper of a step, if it has one, in the step's own transaction. */
  async issue(tx: Executor, { action, before, after, pause }: Taken): Promise<void> {
    const type = paperTypeOf(action, { before, after });
    if (type === undefined) return;
    const { name, idNumber } = await this.owners.ofCase(after, tx);
    const now = this.clock.instant();
    const told = {
      before,
      after,
      now,
      pause,
      form: await this.forms.of(tx, after),
      isProvisional: this.clocks.current(after, this.clock.now())?.provisional ?? false,
      earlier: await this.papers.list(tx, after.id),
    };
    await this.papers.insert(tx, after.id, {
      id: randomUUID(),
      type,
      title: paperTitle(type, after.item),
      documentNo: await this.nextNumber(tx, type, after.item),
      issuedAt: now,
      content: paperContent(type, told, { name, idNumberMasked: maskIdNumber(idNumber) }),
    });
  }

  list(on: Executor, caseId: string): Promise<CaseDocument[]> {
    return this.papers.list(on, caseId);
  }

  /** @throws Refused NOT_FOUND unless it is a paper of a case of the caller's own */
  async own(caller: Caller, caseId: string, documentId: string): Promise<Download> {
    return this.print(await this.owners.own(caller, caseId), documentId);
  }

  /** @throws Refused NOT_FOUND outside the region */
  async forStaff(caller: Caller, caseId: string, documentId: string): Promise<Download> {
    return this.print(inScope(caller, await this.cases.find(this.db, caseId)), documentId);
  }

  private async print(record: CaseRecord, documentId: string): Promise<Download> {
    const paper = await this.papers.find(this.db, record.id, documentId);
    if (!paper) throw new Refused('NOT_FOUND');
    const { title, documentNo, issuedAt, content } = paper;
    // outside the demonstration the seal is put on by the province's own service
    const sealNote = this.config.hasDemoWorld ? '（演示印章）' : null;
    const bytes = await paperPdf({ ...content, title, documentNo, sealNote, issuedOn: fullDateOf(issuedAt) });
    return { name: `${title}.pdf`, bytes };
  }

  /** `420704〔2026〕02-00017 号`: region, year, kind of paper, serial of these three. */
  private async nextNumber(tx: Executor, type: DocumentType, { regionCode }: CaseItem): Promise<string> {
    const region = regionCode.slice(0, 6);
    const year = this.clock.today().slice(0, 4);
    const serial = await this.cases.nextSerial(tx, `paper ${region} ${type}`, `${year}-01-01`);
    return `${region}〔${year}〕${type}-${String(serial).padStart(5, '0')} 号`;
  }
}
