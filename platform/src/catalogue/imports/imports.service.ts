import { randomUUID } from 'node:crypto';
import { Inject, type OnApplicationBootstrap } from '@nestjs/common';
import type { CatalogueImport, ItemChange, RowFinding } from '@yichuang/contract/catalogue/import-contract';
import { isWithin, shortRegion } from '@yichuang/contract/catalogue/rules';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Idempotency, type Write } from '../../db/idempotency.js';
import type { PageOf } from '../../db/page-of.js';
import { AccountsRepository } from '../../identity/accounts.repository.js';
import { CatalogueMoved, ImportApply } from './import-apply.js';
import { ImportCheck, type CheckJob } from './import-check.js';
import { ImportJobs } from './import-jobs.js';
import { allowedFor, toReply, toVersion } from './import-reply.js';
import { ImportStageRepository } from './import-stage.repository.js';
import { ImportsRepository, type ImportRecord } from './imports.repository.js';
import { diffItems } from './item-diff.js';
import { ItemVersionsRepository } from './item-versions.repository.js';
import { FileRefused } from './sheet-row.js';
import { formatOf, type Spooled } from './spool.js';

/** Whoever sends a small file sees the result at once. */
const PATIENCE_MS = 5000;
const RESTARTED = { rule: 'import.restarted', message: '服务重启，请重新上传' };
const BROKEN = { rule: 'import.failed', message: '检查没有做完，什么都没有改。请再上传一次；还不行，请联系技术人员' };
const MOVED = { rule: 'import.state-changed', message: '检查之后又有人改过这些事项，什么都没有改。请重新上传' };

const NOT_APPLIED = {
  rule: 'import.not-applied',
  message: '没有应用成功，一条都没有改。请重新上传；还不行，请联系技术人员',
};

type Who = { accountId: string; by: string };
type Asked = { isDryRun: boolean; region: string | undefined };

/** Imports of an administrator's own region; those of any other do not exist for them. */
export class ImportsService implements OnApplicationBootstrap {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(ImportsRepository) private readonly imports: ImportsRepository,
    @Inject(ImportStageRepository) private readonly stage: ImportStageRepository,
    @Inject(ItemVersionsRepository) private readonly versions: ItemVersionsRepository,
    @Inject(ImportCheck) private readonly check: ImportCheck,
    @Inject(ImportApply) private readonly applying: ImportApply,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.imports.recover(this.clock.instant(), RESTARTED);
  }

  /**
   * Takes a file and checks it; without a dry run it is applied too when there is no error.
   * @param spool called once it is clear that the file may come in
   * @throws Refused OUT_OF_SCOPE, IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, and what `spool` refuses
   */
  async start(caller: Caller, asked: Asked, write: Write, spool: () => Promise<Spooled>): Promise<CatalogueImport> {
    const scope = scopeOf(caller);
    const home = shortRegion(asked.region ?? scope);
    if (!isWithin(home, scope)) throw new Refused('OUT_OF_SCOPE', { detail: '只能导入您所在地区的事项' });
    const who = await this.who(caller);
    const file = await spool();
    const given = { scope, who, file, asked };
    const { id, isNew } = await this.create(given, write).catch(async (error: unknown) => {
      await file.remove();
      throw error;
    });
    const job = { id, path: file.path, scope, home };
    if (isNew) this.jobs.start(id, () => this.look(job, who, asked.isDryRun), file.remove);
    else await file.remove();
    await this.jobs.settled(id, PATIENCE_MS);
    return toReply(await this.found(scope, id));
  }

  async list(caller: Caller, asked: PageOf) {
    const { page, nextCursor, total } = await this.imports.page(scopeOf(caller), asked);
    return { items: page.map(toReply), nextCursor, total };
  }

  async get(caller: Caller, id: string): Promise<CatalogueImport> {
    return toReply(await this.found(scopeOf(caller), id));
  }

  async findings(caller: Caller, id: string, asked: PageOf & { severity?: string | undefined }) {
    await this.found(scopeOf(caller), id);
    return this.stage.findings(id, asked);
  }

  /** The whole report: some ten thousand lines at most. */
  async allFindings(caller: Caller, id: string): Promise<RowFinding[]> {
    await this.found(scopeOf(caller), id);
    return this.stage.allFindings(id);
  }

  async changes(caller: Caller, id: string, asked: PageOf) {
    await this.found(scopeOf(caller), id);
    const { page, nextCursor, total } = await this.stage.changes(id, asked);
    const items = page.map(({ id, kind, record, keywords, record_before, keywords_before }): ItemChange => {
      const before = record_before ? { item: record_before, keywords: keywords_before ?? [] } : undefined;
      return {
        id,
        taskCode: id,
        taskName: record.taskName,
        kind,
        elements: diffItems(before, { item: record, keywords }),
      };
    });
    return { items, nextCursor, total };
  }

  async itemVersions(caller: Caller, taskCode: string, asked: PageOf) {
    const scope = scopeOf(caller);
    const { page, nextCursor, total } = await this.versions.page(taskCode, scope, asked);
    // an item that no import has touched has no versions
    const known = total === 0 ? (await this.stage.known([taskCode])).get(taskCode) : undefined;
    if (total === 0 && !(known && isWithin(known.record.regionCode, scope))) throw new Refused('NOT_FOUND');
    return { items: page.map(toVersion), nextCursor, total };
  }

  async apply(caller: Caller, id: string, write: Write): Promise<CatalogueImport> {
    return this.act(caller, id, write, 'apply');
  }

  async rollBack(caller: Caller, id: string, write: Write): Promise<CatalogueImport> {
    return this.act(caller, id, write, 'rollback');
  }

  private async act(caller: Caller, id: string, write: Write, action: 'apply' | 'rollback'): Promise<CatalogueImport> {
    const scope = scopeOf(caller);
    const who = await this.who(caller);
    let isFirst = false;
    await this.idempotency.run(write, async (tx) => {
      await this.imports.lock(tx, id);
      const record = await this.imports.find(scope, id, tx);
      if (!record) throw new Refused('NOT_FOUND');
      const allowed = allowedFor(record);
      if (!allowed.includes(action))
        throw new Refused('ACTION_NOT_ALLOWED', { allowed: [...allowed], current: record.state });
      const isMoved = action === 'apply' ? this.stage.isStale(tx, id) : this.versions.isChangedSince(tx, id);
      if (await isMoved) throw new Refused('STATE_CHANGED', { detail: '这些事项后来又改过，请看最新情况再决定' });
      if (action === 'rollback' && (await this.versions.isInUse(tx, id)))
        throw new Refused('STATE_CHANGED', { detail: '新增的事项已经有人申请，不能撤回；请改为暂停办理' });
      if (!(await this.imports.beginApplying(tx, id))) throw new Refused('IN_PROGRESS');
      isFirst = true;
      return { id };
    });
    if (isFirst) this.jobs.start(id, () => this.carryOut(scope, id, who, action));
    await this.jobs.settled(id, PATIENCE_MS);
    return toReply(await this.found(scope, id));
  }

  /** What was asked for, to its end; when it fails the import stands as before. */
  private async carryOut(scope: string, id: string, who: Who, action: 'apply' | 'rollback'): Promise<void> {
    const record = await this.found(scope, id);
    try {
      await (action === 'apply' ? this.applying.apply(record, who) : this.applying.rollBack(record, who));
    } catch (error) {
      const at = this.clock.instant();
      const isMoved = error instanceof CatalogueMoved;
      if (action === 'rollback') await this.imports.stands(id, 'applied', at);
      else await this.imports.refuse(id, isMoved ? MOVED : NOT_APPLIED, at);
      if (!isMoved) throw error;
    }
  }

  private async create(
    { scope, who, file, asked }: { scope: string; who: Who; file: Spooled; asked: Asked },
    write: Write,
  ): Promise<{ id: string; isNew: boolean }> {
    let isNew = false;
    const same = { ...write, bodyHash: `${file.sha256} ${String(asked.isDryRun)} ${asked.region ?? ''}` };
    const { id } = await this.idempotency.run(same, async (tx) => {
      const id = randomUUID();
      const isAlone = await this.imports.create(tx, {
        id,
        region: scope,
        account_id: who.accountId,
        by_title: who.by,
        file_name: file.name,
        format: await formatOf(file.path).catch(() => formatNamed(file.name)),
        is_dry_run: asked.isDryRun,
        started_at: this.clock.instant(),
      });
      if (!isAlone) throw new Refused('IN_PROGRESS', { detail: '本地区有一份文件正在导入，请等它做完' });
      isNew = true;
      return { id };
    });
    return { id, isNew };
  }

  /** Checks a file to its end, and goes on to apply it where no dry run was asked for. */
  private async look(job: Omit<CheckJob, 'format'>, who: Who, isDryRun: boolean): Promise<void> {
    const { id } = job;
    const refuse = (refusal: { rule: string; message: string }) =>
      this.imports.refuse(id, refusal, this.clock.instant());
    try {
      const errors = await this.check.run({ ...job, format: await formatOf(job.path) });
      const isToBeApplied = !isDryRun && errors === 0;
      await this.imports.checked(id, isToBeApplied ? 'applying' : 'checked', this.clock.instant());
      if (isToBeApplied) await this.carryOut(job.scope, id, who, 'apply');
      else if (!isDryRun)
        await refuse({ rule: 'import.errors', message: `有 ${errors} 处错误，一条都没有导入。请按报告改好，再上传` });
    } catch (error) {
      if (error instanceof FileRefused) return refuse({ rule: error.rule, message: error.message });
      await refuse(BROKEN);
      throw error;
    }
  }

  private async who({ sub }: Caller): Promise<Who> {
    return { accountId: sub, by: (await this.accounts.find(sub))?.title ?? '事项管理员' };
  }

  private async found(scope: string, id: string): Promise<ImportRecord> {
    const underway = this.applying.underwayHere(id);
    const record = underway ?? (await this.imports.find(scope, id));
    if (record?.region !== scope) throw new Refused('NOT_FOUND');
    return record;
  }
}

/** @throws Refused OUT_OF_SCOPE for an administrator of no region */
function scopeOf({ region }: Caller): string {
  if (region === undefined) throw new Refused('OUT_OF_SCOPE', { detail: '您的账号没有所属地区，请联系技术人员设置' });
  return shortRegion(region);
}

const formatNamed = (name: string): CatalogueImport['format'] =>
  /\.json$/i.test(name) ? 'json' : /\.xlsx?$/i.test(name) ? 'xlsx' : 'csv';
