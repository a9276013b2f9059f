import type { Role } from '@yichuang/contract/access';
import {
  actOnHelpRequest,
  askForHelp,
  listStaffHelpRequests,
  type HelpAction,
  type StaffHelpRequest,
} from '@yichuang/contract/help/contract';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { HelpModule } from '../help/help.module.js';
import { HelpRepository } from '../help/help.repository.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { ITEMS, SITE } from './appointment-fixtures.js';
import { AppointmentWorld } from './appointment-world.js';
import type { TestCaller } from './test-caller.js';
import type { DatabaseKind } from './test-database.js';

const TOWN = '420704105';
export const TOMORROW = '2026-11-25T09:30:00.000+08:00';
export const VISIT = {
  kind: 'homeVisit' as const,
  taskCode: 'pension',
  place: '燕矶镇沿江路 18 号',
  when: '周三上午在家',
};
export type One = { params: { id: string } };

/** Everything is done at home and by helpers, but `insurance` by neither. */
const HELPED = ITEMS.map((item) => ({
  ...item,
  isHomeVisit: item.taskCode === 'insurance' ? ('0' as const) : ('1' as const),
  agency: { ...item.agency, villageAgent: item.taskCode !== 'insurance' },
}));

/** People who ask for help, and a town's staff who give it. */
export class HelpWorld {
  private constructor(readonly base: AppointmentWorld) {}

  static async start(kind: DatabaseKind, now: string): Promise<HelpWorld> {
    const base = await AppointmentWorld.start(kind, now, [HelpModule]);
    await base.get(ItemsRepository).save(HELPED.map((item) => ({ siteId: SITE.id, keywords: [], item })));
    return new HelpWorld(base);
  }

  /** A member of staff, of a person of their own unless told. */
  async staff(id: string, role: Role, { region = TOWN, of }: { region?: string; of?: TestCaller } = {}) {
    const accounts = this.base.get(AccountsRepository);
    const { personId } = (await accounts.find((of ?? (await this.base.someone())).id))!;
    await accounts.save([{ id, personId, level: 3, roles: [role], region, title: `帮办 ${id}`, note: '' }]);
    return this.base.as({ sub: id, sessionId: id, roles: [role], level: 3, region });
  }

  async codeOf(account: string): Promise<string> {
    return (await this.base.get(AccountsRepository).find(account))!.userCode;
  }

  async asked(more: object = {}, author?: TestCaller) {
    const person = author ?? (await this.base.someone());
    const { id } = await person.do(askForHelp, { body: { ...VISIT, ...more } });
    return { person, one: { params: { id } } };
  }

  async seenBy(caller: TestCaller, { params: { id } }: One): Promise<StaffHelpRequest | undefined> {
    return (await caller.do(listStaffHelpRequests, { query: { limit: 100 } })).items.find((one) => one.id === id);
  }

  /** The next step, whoever can see the request; the state after it, or the code of the refusal. */
  async step(caller: TestCaller, one: One, action: HelpAction, more: object = {}): Promise<string> {
    const { stateVersion } = (await this.base.get(HelpRepository).find(this.base.db, one.params.id))!;
    const done = await caller.ask(actOnHelpRequest, { ...one, body: { action, stateVersion, ...more } });
    return done.ok ? done.value.state : done.problem.code;
  }
}
