import { book, getPass } from '@yichuang/contract/appointments/contract';
import { checkIn } from '@yichuang/contract/appointments/staff-contract';
import type { Item } from '@yichuang/contract/catalogue/item';
import { idCheckDigit } from '@yichuang/contract/identity/id-number';
import type { Caller } from '@yichuang/server/caller';
import { sql } from 'drizzle-orm';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { HallsRepository, type HallRecord } from '../catalogue/halls.repository.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { AccountsRepository, type AccountRecord } from '../identity/accounts.repository.js';
import { PeopleRepository } from '../identity/people.repository.js';
import type { DatabaseKind } from './test-database.js';
import { startTestPlatform } from './test-platform.js';

const REGION = '420704';
const HOURS = [
  { start: '09:00', end: '12:00' },
  { start: '14:00', end: '17:00' },
];
type Furniture = Pick<HallRecord, 'areas' | 'windows'> & { servedPerSlot: number };

const hall = (id: string, name: string, { servedPerSlot, ...furniture }: Furniture): HallRecord => ({
  id,
  name,
  level: 'county',
  regionCode: REGION,
  regionName: '鄂州临空经济区',
  address: '燕矶镇政务路 1 号',
  phone: '027-00000000',
  lat: 30.36,
  lng: 114.99,
  hours: HOURS,
  facilities: [],
  booking: { servedPerSlot },
  ...furniture,
});
const area = (id: string, letter: string, themes: string[]) => ({ id, name: `${themes[0]}区`, letter, themes });
const window = (id: string, number: number, kind: 'comprehensive' | 'special', areaId: string) => ({
  id,
  number,
  name: `${number} 号窗口`,
  kind,
  areaId,
});

/** `big` books 64 − 13 = 51 a slot, `three` 3, `one` 1. */
const HALLS: HallRecord[] = [
  hall('big', '大厅', {
    servedPerSlot: 32,
    areas: [area('big-a', 'A', ['民政']), area('big-b', 'B', ['社保']), area('big-c', 'C', ['公安'])],
    windows: [
      window('big-1', 1, 'comprehensive', 'big-a'),
      window('big-2', 2, 'comprehensive', 'big-b'),
      window('big-3', 3, 'special', 'big-c'),
    ],
  }),
  hall('three', '中厅', {
    servedPerSlot: 2,
    areas: [area('three-a', 'A', ['民政'])],
    windows: [window('three-1', 1, 'comprehensive', 'three-a'), window('three-2', 2, 'comprehensive', 'three-a')],
  }),
  hall('one', '小厅', {
    servedPerSlot: 2,
    areas: [area('one-a', 'A', ['民政'])],
    windows: [window('one-1', 1, 'comprehensive', 'one-a')],
  }),
];

function item(taskCode: string, theme: string, changes: Partial<Item> = {}): Item {
  return {
    taskCode,
    catalogCode: `catalogue-${taskCode}`,
    taskName: `${taskCode} 的事`,
    shortName: taskCode,
    regionCode: REGION,
    regionName: '鄂州临空经济区',
    deptName: '民政局',
    theme,
    serverType: ['1'],
    projectType: '1',
    useLevel: '4',
    limitSceneNum: 1,
    promiseDay: 1,
    promiseType: '1',
    isFee: '0',
    isSchedule: '1',
    isOnline: '1',
    isHomeVisit: '0',
    exemptCount: 1,
    materialCount: 2,
    taskType: '05',
    taskHandleItem: '',
    deptCode: '',
    acceptLevels: ['county'],
    handleType: ['1'],
    handleArea: '4',
    limitSceneExplain: '',
    anticipateDay: 5,
    anticipateType: '1',
    anticipateExplain: '',
    promiseExplain: '',
    fees: [],
    onlineHandleDepth: [],
    isExpress: '0',
    isEntryCenter: '1',
    isServiceTerminals: '0',
    acceptCondition: [],
    materials: [material('身份证', { mode: 'certificate' }), material('银行卡', null)],
    resultName: '',
    resultType: '10',
    resultDelivery: [],
    handleFlow: [],
    specialProcedures: [],
    byLaw: [],
    faq: [],
    agency: { homeVisitFor: [], villageAgent: false, relativeProxy: false, proxyRequires: '' },
    linkWay: '',
    superviseWay: '',
    verifyNote: '演示数据',
    ...changes,
  };
}
const material = (
  materialName: string,
  exemptBy: Item['materials'][number]['exemptBy'],
): Item['materials'][number] => ({
  materialName,
  isNeed: '1',
  materialType: '1',
  materialFormat: '3',
  sourceType: '20',
  pageNum: 1,
  hasForm: false,
  hasSample: false,
  exemptBy,
  fillExplain: '',
  acceptStand: '',
});

const ITEMS = [
  item('pension', '民政'),
  item('care', '民政'),
  item('disability', '民政'),
  item('insurance', '社保'),
  item('passport', '公安'),
  item('walk-in-only', '民政', { isSchedule: '0' }),
  item('elsewhere', '民政', { regionCode: '410402' }),
];

const BORN = '1990-01-01';
function idNumber(n: number, birthDate: string) {
  const first17 = `420704${birthDate.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}

/** Appointments, identity and catalogue with three halls, seven items, and people made as a test needs them. */
export async function startAppointmentWorld(kind: DatabaseKind, now: string) {
  const platform = await startTestPlatform(kind, { modules: [AppointmentsModule], now });
  const [people, accounts] = [PeopleRepository, AccountsRepository].map((token) =>
    platform.app.get<unknown>(token, { strict: false }),
  ) as [PeopleRepository, AccountsRepository];
  await platform.app.get(HallsRepository, { strict: false }).save(HALLS);
  await platform.db.execute(sql`INSERT INTO sites (id, position, record) VALUES ('site', 0, '{}'::jsonb)`);
  const catalogueItems = ITEMS.map((one) => ({ siteId: 'site', keywords: [], item: one }));
  await platform.app.get(ItemsRepository, { strict: false }).save(catalogueItems);

  let made = 0;
  const account = (id: string, personId: string | null): AccountRecord => ({
    id,
    personId,
    level: personId === null ? 1 : 2,
    roles: ['citizen'],
    title: '',
    note: '',
  });
  const callerOf = ({ id, level }: AccountRecord): Caller => ({ sub: id, sessionId: id, roles: ['citizen'], level });

  /** People with one account each, in two statements. */
  async function crowd(count: number, { birthDate = BORN, isDisabled = false } = {}) {
    const from = made;
    made += count;
    const ids = Array.from({ length: count }, (_, index) => from + index);
    await people.save(
      ids.map((n) => {
        const born = birthDate === BORN ? `19${90 + Math.floor(n / 1000)}-01-01` : birthDate;
        return {
          id: `p${n}`,
          kind: 'person',
          name: '陈小明',
          idNumber: idNumber(n, born),
          birthDate: born,
          isDisabled,
        };
      }),
    );
    const records = ids.map((n) => account(`a${n}`, `p${n}`));
    await accounts.save(records);
    return records.map((record) => platform.as(callerOf(record)));
  }
  const someone = async (kindOf: { birthDate?: string; isDisabled?: boolean } = {}) => (await crowd(1, kindOf))[0]!;

  /** Two accounts of one new person. */
  async function twoAccounts() {
    const first = await someone();
    const personId = `p${made - 1}`;
    const second = account(`b${made - 1}`, personId);
    await accounts.save([second]);
    return [first, platform.as(callerOf(second))] as const;
  }

  const clerk = (hallId: string, windowIds: string[] = []) =>
    platform.as({ sub: `clerk-${hallId}`, sessionId: 's', roles: ['clerk'], level: 3, hallId, windowIds });

  /** Books at a hall's slot and shows the code to its clerk at `at`; the clock stays there. */
  async function arrive(
    person: Awaited<ReturnType<typeof someone>>,
    { slotId, at, taskCode = 'pension' }: { slotId: string; at: string; taskCode?: string },
  ) {
    const appointment = await person.do(book, { body: { slotId, taskCodes: [taskCode] } });
    const { qr } = await person.do(getPass, { params: { id: appointment.id } });
    platform.setClock(at);
    const checkedIn = await clerk(appointment.hall.id).do(checkIn, { body: { qr } });
    return { appointment, qr, ticket: checkedIn.ticket, checkedIn };
  }

  return { ...platform, crowd, someone, twoAccounts, clerk, arrive, nobody: platform.as() };
}
export type AppointmentWorld = Awaited<ReturnType<typeof startAppointmentWorld>>;
