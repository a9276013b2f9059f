import { createHash, randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { SIGNATURE, type MaterialFile } from '@yichuang/contract/cases/material';
import type { deleteFile, getFile, uploadFile } from '@yichuang/contract/cases/material-contract';
import type { getStaffFile } from '@yichuang/contract/cases/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { actorIdOf, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Acts } from '../delegations/acts.js';
import type { Download } from '../http/attachment.js';
import { rebuildPdfApart } from '../uploads/pdf-rebuilder.js';
import { rebuildFile, type RebuiltFile, type SentFile } from '../uploads/rebuild-file.js';
import { Turns } from '../uploads/turns.js';
import { CaseFilesRepository, type FileRecord } from './case-files.repository.js';
import { toMaterialFile } from './case-materials.js';
import { CaseOwners } from './case-owners.js';
import { CaseSteps } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';
import { requireOpen, requireOwnToTakeBack, requireRoom } from './material-rules.js';
import { inScope } from './staff-scope.js';

type Place = Parsed<typeof uploadFile>['params'];
type FilePlace = Parsed<typeof getFile>['params'];
type Arrived = RebuiltFile & { name: string };

/** Files that are held in memory while they come in; the others' bytes wait on their lines. 16 of 10 MB are 160 MB. */
const AT_ONCE = 16;
/** A picture of 50 million points takes 200 MB while it is drawn again: one after the other. */
const REBUILT_AT_ONCE = 1;
const MOST_WAITING = 64;

/** Files that applicants hand in: looked through, made anew, kept, given out again. */
export class MaterialsService {
  private readonly arrivals = new Turns(AT_ONCE, MOST_WAITING);
  private readonly rebuilds = new Turns(REBUILT_AT_ONCE, AT_ONCE);

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseFilesRepository) private readonly files: CaseFilesRepository,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  /**
   * Keeps a file. Whether it may be kept is asked before a byte of it is read, and again when it is there.
   * @throws Refused NOT_FOUND, ACTION_NOT_ALLOWED, TOO_MANY_FILES, UNSUPPORTED_TYPE, and what `read` refuses
   */
  async add(caller: Caller, { id, materialId }: Place, read: () => Promise<SentFile>): Promise<MaterialFile> {
    requireOpen(await this.owners.own(caller, id), materialId);
    requireRoom(await this.files.list(this.db, id), materialId, 0);
    return this.arrivals.run(async () => {
      const sent = await read();
      const rebuilt = await this.rebuilds.run(() => rebuildFile(sent, rebuildPdfApart));
      if (materialId === SIGNATURE && rebuilt.kind !== 'image')
        throw new Refused('UNSUPPORTED_TYPE', { detail: '签名要用图片，请在屏幕上签名' });
      return this.db.transaction((tx) => this.keep(tx, caller, { id, materialId }, { ...rebuilt, name: sent.name }));
    });
  }

  /** @throws Refused NOT_FOUND, ACTION_NOT_ALLOWED */
  async remove(caller: Caller, { id, materialId, fileId }: Parsed<typeof deleteFile>['params']): Promise<null> {
    return this.db.transaction(async (tx) => {
      const record = await this.steps.settle(tx, await this.owners.lockOwn(tx, caller, id));
      const file = ofMaterial(await this.files.find(tx, id, fileId), materialId);
      requireOpen(record, materialId);
      requireOwnToTakeBack(record, file);
      await this.files.remove(tx, file);
      await this.acts.onCase(tx, caller, 'deleteFile', record);
      return null;
    });
  }

  /** @throws Refused NOT_FOUND */
  async open(caller: Caller, { id, materialId, fileId }: FilePlace): Promise<Download> {
    await this.owners.own(caller, id);
    const file = ofMaterial(await this.files.find(this.db, id, fileId), materialId);
    return this.download(this.db, file);
  }

  /** A look that is kept. @throws Refused NOT_FOUND, also for what was not handed in */
  async openForStaff(caller: Caller, { id, fileId }: Parsed<typeof getStaffFile>['params']): Promise<Download> {
    return this.db.transaction(async (tx) => {
      inScope(caller, await this.cases.find(tx, id));
      const file = await this.files.find(tx, id, fileId);
      if (!file?.isHandedIn) throw new Refused('NOT_FOUND');
      const { sub: staffId, sessionId } = caller;
      await this.files.addLook(tx, { file, staffId, sessionId, at: this.clock.instant() });
      return this.download(tx, file);
    });
  }

  private async keep(tx: Executor, caller: Caller, { id, materialId }: Place, arrived: Arrived) {
    const record = await this.steps.settle(tx, await this.owners.lockOwn(tx, caller, id));
    requireOpen(record, materialId);
    const there = await this.files.list(tx, id);
    requireRoom(there, materialId, arrived.bytes.length);
    if (materialId === SIGNATURE)
      for (const file of there) if (file.materialId === SIGNATURE) await this.files.remove(tx, file);
    const file = {
      id: randomUUID(),
      caseId: id,
      materialId,
      name: arrived.name,
      kind: arrived.kind,
      size: arrived.bytes.length,
      sha256: createHash('sha256').update(arrived.bytes).digest('hex'),
      uploadedAt: this.clock.instant(),
      isHandedIn: false,
    };
    await this.files.insert(tx, { ...file, bytes: arrived.bytes, uploadedBy: actorIdOf(caller) });
    await this.acts.onCase(tx, caller, 'uploadFile', record);
    return toMaterialFile(file);
  }

  private async download(on: Executor, file: FileRecord): Promise<Download> {
    // a picture is JPEG, whatever it was when it was sent
    const name = file.name.replace(/\.[A-Za-z0-9]{1,5}$/, '') + (file.kind === 'pdf' ? '.pdf' : '.jpg');
    return { name, bytes: await this.files.bytesOf(on, file) };
  }
}

function ofMaterial(file: FileRecord | undefined, materialId: string): FileRecord {
  if (file?.materialId !== materialId) throw new Refused('NOT_FOUND');
  return file;
}
