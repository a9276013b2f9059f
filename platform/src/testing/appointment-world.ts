import type { Type } from '@nestjs/common';
import { book, getPass } from '@yichuang/contract/appointments/contract';
import { checkIn } from '@yichuang/contract/appointments/staff-contract';
import { fromInstant } from '@yichuang/contract/calendar';
import { idCheckDigit } from '@yichuang/contract/identity/id-number';
import type { Caller } from '@yichuang/server/caller';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { HallsRepository } from '../catalogue/halls.repository.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { SitesRepository } from '../catalogue/sites.repository.js';
import { AccountsRepository, type NewAccount } from '../identity/accounts.repository.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { HALLS, ITEMS, SITE } from './appointment-fixtures.js';
import { createTestApp, type TestApp } from './test-app.js';
import { TestCaller } from './test-caller.js';
import type { DatabaseKind } from './test-database.js';

type Kind = { birthDate?: string; isDisabled?: boolean };

/** The n-th person was born on a day in the nineties, so that every number is another one. */
const bornAs = (n: number) => `19${90 + Math.floor(n / 1000)}-01-01`;
function idNumberOf(n: number, birthDate: string) {
  const first17 = `420704${birthDate.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}

const accountOf = (id: string, personId: string): NewAccount => ({
  id,
  personId,
  level: 2,
  roles: ['citizen'],
  title: '',
  note: '',
});

/** Appointments, identity and catalogue with the halls and items of the fixtures, and people made as a test needs them. */
export class AppointmentWorld {
  readonly db;
  readonly clock;
  readonly nobody;
  private made = 0;

  private constructor(private readonly test: TestApp) {
    ({ db: this.db, clock: this.clock } = test);
    this.nobody = this.as();
  }

  static async start(kind: DatabaseKind, now: string, more: readonly Type[] = []): Promise<AppointmentWorld> {
    const world = new AppointmentWorld(await createTestApp(kind, [AppointmentsModule, ...more]));
    world.setClock(now);
    await world.get(SitesRepository).save([SITE]);
    await world.get(HallsRepository).save(HALLS);
    await world.get(ItemsRepository).save(ITEMS.map((item) => ({ siteId: SITE.id, keywords: [], item })));
    return world;
  }

  /** A provider of the application. */
  get<T>(token: new (...given: never[]) => T): T {
    return this.test.app.get(token, { strict: false });
  }

  as(caller?: Caller): TestCaller {
    return new TestCaller(this.test.app, caller);
  }

  /** From here the time stands still. */
  setClock(instant: string) {
    this.clock.setOffset(fromInstant(instant) - this.clock.realNow());
  }

  close(): Promise<void> {
    return this.test.close();
  }

  /** New people with one account each. */
  async crowd(count: number, { birthDate, isDisabled = false }: Kind = {}): Promise<TestCaller[]> {
    const numbers = Array.from({ length: count }, (_, index) => this.made + index);
    this.made += count;
    await this.get(PeopleRepository).save(
      numbers.map((n) => {
        const born = birthDate ?? bornAs(n);
        const idNumber = idNumberOf(n, born);
        return { id: `p${n}`, kind: 'person', name: '陈小明', idNumber, birthDate: born, isDisabled };
      }),
    );
    return this.accounts(numbers.map((n) => accountOf(`a${n}`, `p${n}`)));
  }

  async someone(kind: Kind = {}): Promise<TestCaller> {
    return (await this.crowd(1, kind))[0]!;
  }

  /** Two accounts of one new person. */
  async twoAccounts(): Promise<[TestCaller, TestCaller]> {
    const first = await this.someone();
    const n = this.made - 1;
    const [second] = await this.accounts([accountOf(`b${n}`, `p${n}`)]);
    return [first, second!];
  }

  clerk(hallId: string, windowIds: string[] = []): TestCaller {
    return this.as({ sub: `clerk-${hallId}`, sessionId: 's', roles: ['clerk'], level: 3, hallId, windowIds });
  }

  /** Books and shows the code to the hall's clerk at `at`; the clock stays there. */
  async arrive(
    person: TestCaller,
    { slotId, at, taskCode = 'pension' }: { slotId: string; at: string; taskCode?: string },
  ) {
    const appointment = await person.do(book, { body: { slotId, taskCodes: [taskCode] } });
    const { qr } = await person.do(getPass, { params: { id: appointment.id } });
    this.setClock(at);
    const { ticket } = await this.clerk(appointment.hall.id).do(checkIn, { body: { qr } });
    return { appointment, qr, ticket };
  }

  private async accounts(records: NewAccount[]): Promise<TestCaller[]> {
    await this.get(AccountsRepository).save(records);
    return records.map(({ id, level, roles }) => this.as({ sub: id, sessionId: id, roles, level }));
  }
}
