import { Inject } from '@nestjs/common';
import type { Act } from '@yichuang/contract/delegations/delegation';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import type { Executor } from '../db/database.js';
import { ActsRepository } from './acts.repository.js';

/** What can be done in somebody's name, as the principal reads it before 「：」 and the matter. */
const TITLES = {
  createCase: '开了申请草稿',
  deleteDraft: '删了申请草稿',
  saveForm: '改了申请草稿',
  submitCase: '提交了申请',
  supplementCase: '补正了材料',
  withdrawCase: '撤回了申请',
  uploadFile: '上传了材料',
  deleteFile: '删了材料',
  attachCertificate: '用了电子证照',
  detachCertificate: '收回了电子证照',
  holdSlot: '留了号',
  releaseHold: '放了留的号',
  book: '约了号',
  reschedule: '改了预约',
  cancel: '取消了预约',
  askForHelp: '请了人帮办',
  cancelHelpRequest: '取消了帮办',
} as const;
type ActName = keyof typeof TITLES;

/** The record of what was done in somebody's name: kept if, and only if, the caller's transaction holds. */
export class Acts {
  constructor(
    @Inject(ActsRepository) private readonly acts: ActsRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Keeps a row when somebody acts, nothing otherwise.
   * @param matters names of the matters
   * @param subject what it opens; the delegation itself unless told
   */
  async add(
    tx: Executor,
    { act }: Caller,
    what: { name: ActName; matters: readonly string[]; subject?: Act['subject'] },
  ): Promise<void> {
    if (!act) return;
    const { sub: accountId, delegationId } = act;
    const { name, matters, subject = { kind: 'delegation', id: delegationId } } = what;
    const title = `${TITLES[name]}：${matters.join('、')}`;
    await this.acts.insert(tx, { delegationId, accountId, title, subject, at: this.clock.instant() });
  }

  /** {@link add} for what was done with an application. */
  onCase(tx: Executor, caller: Caller, name: ActName, { id, item }: { id: string; item: { taskName: string } }) {
    return this.add(tx, caller, { name, matters: [item.taskName], subject: { kind: 'case', id } });
  }

  /** {@link add} for what was done with an appointment. */
  onAppointment(
    tx: Executor,
    caller: Caller,
    name: ActName,
    { id, items }: { id: string; items: readonly { taskName: string }[] },
  ) {
    const matters = items.map(({ taskName }) => taskName);
    return this.add(tx, caller, { name, matters, subject: { kind: 'appointment', id } });
  }
}
