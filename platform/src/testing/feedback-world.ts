import {
  actOnFeedback,
  fileFeedback,
  listStaffFeedback,
  type FeedbackAction,
  type StaffFeedback,
} from '@yichuang/contract/feedback/contract';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { CaseWorld } from './case-world.js';
import type { TestCaller } from './test-caller.js';
import type { DatabaseKind } from './test-database.js';

export const GIVEN = { kind: 'complaint' as const, title: '等得太久', text: '上午排了两个小时，没有人管' };
export type One = { params: { id: string } };

/** Cases, what people say of them, and the staff who answer. */
export class FeedbackWorld {
  readonly lead: TestCaller;
  readonly handler: TestCaller;

  private constructor(readonly cases: CaseWorld) {
    this.lead = cases.staff('lead', ['lead']);
    this.handler = cases.staff('colleague', ['officer']);
  }

  static async start(kind: DatabaseKind, now: string): Promise<FeedbackWorld> {
    const cases = await CaseWorld.start(kind, now, [FeedbackModule, JobsModule]);
    const staff = { personId: null, level: 3 as const, region: '420704', note: '' };
    await cases.base.get(AccountsRepository).save([
      { ...staff, id: 'lead', roles: ['lead'], title: '冯主任' },
      { ...staff, id: 'other-lead', roles: ['supervisor'], title: '韩处长' },
      { ...staff, id: 'colleague', roles: ['officer'], title: '吴科长' },
      { ...staff, id: 'clerk', roles: ['clerk'], title: '赵姐' },
      { ...staff, id: 'helper', roles: ['helper'], title: '李师傅' },
      { ...staff, id: 'far-officer', region: '410402', roles: ['officer'], title: '别处的科长' },
    ]);
    return new FeedbackWorld(cases);
  }

  async filed(more: object = {}, author?: TestCaller) {
    const person = author ?? (await this.cases.base.someone());
    const { id } = await person.do(fileFeedback, { body: { ...GIVEN, ...more } });
    return { person, one: { params: { id } } };
  }

  /** A complaint about a case that the clerk accepted. */
  async aboutCase(more: object = {}) {
    const applicant = await this.cases.applicant();
    const { id, caseNo } = await this.cases.submitted(applicant);
    await this.cases.act(this.cases.staff('clerk', ['clerk']), id, 'accept');
    return { ...(await this.filed({ caseId: id, ...more }, applicant)), caseNo };
  }

  async answered(more: object = {}) {
    const { person, one } = await this.filed(more);
    await this.step(this.lead, one, 'assign', { handlerId: 'colleague' });
    await this.step(this.handler, one, 'handle');
    await this.step(this.handler, one, 'answer', { text: '已经加开两个窗口' });
    return { person, one };
  }

  async seenBy(staff: TestCaller, { params: { id } }: One): Promise<StaffFeedback | undefined> {
    return (await staff.do(listStaffFeedback, { query: { limit: 100 } })).items.find((one) => one.id === id);
  }

  /** The next step, with the version as the manager's list shows it. */
  async step(staff: TestCaller, one: One, action: FeedbackAction, more: object = {}) {
    const seen = await this.seenBy(this.lead, one);
    return staff.ask(actOnFeedback, { ...one, body: { action, stateVersion: seen?.stateVersion ?? 0, ...more } });
  }

  /** The state after it, or the code of the refusal. */
  async outcome(staff: TestCaller, one: One, action: FeedbackAction, more: object = {}): Promise<string> {
    const done = await this.step(staff, one, action, more);
    return done.ok ? done.value.state : done.problem.code;
  }
}
