import type { Site } from '@yichuang/contract/catalogue/contract';
import type { RegionLevel } from '@yichuang/contract/catalogue/hall';
import type { Item } from '@yichuang/contract/catalogue/item';
import { servesAt } from '@yichuang/contract/catalogue/rules';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { CatalogueItem } from '../catalogue/items.repository.js';
import type { CataloguePackage } from '../catalogue/packages.repository.js';
import type { RegionRecord } from '../catalogue/regions.repository.js';
import type { NewAccount } from '../identity/accounts.repository.js';
import { demoCertificates } from './demo-certificates.js';
import { readDemoData, type DemoData, type DemoItem, type DemoPackage } from './demo-data.js';
import { furnish, LAYOUTS } from './hall-layouts.js';

const VERIFY_NOTE = '演示数据，不是官方办事指南；时限、材料和标准请以主管部门公布的为准';
/** What an item of the site names as its region. */
const AREA: Readonly<Record<string, { code: string; name: string }>> = {
  lkq: { code: '420704', name: '鄂州临空经济区' },
  pds: { code: '4104', name: '平顶山市' },
};
const HOURS = [
  { start: '09:00', end: '12:00' },
  { start: '14:00', end: '17:00' },
];

const LEVEL_BY_LENGTH: Readonly<Record<number, { level: RegionLevel; above: number }>> = {
  2: { level: 'province', above: 0 },
  4: { level: 'city', above: 2 },
  6: { level: 'county', above: 4 },
  9: { level: 'town', above: 6 },
  12: { level: 'village', above: 9 },
};

function toRegion([code, name]: readonly [string, string]): RegionRecord {
  const shape = LEVEL_BY_LENGTH[code.length];
  if (!shape) throw new Error(`No region has a code like ${code}`);
  return { code, name, level: shape.level, parent: shape.above === 0 ? null : code.slice(0, shape.above) };
}

function toHall({ layout, ...place }: DemoData['halls'][number]): HallRecord {
  const { level, servedPerSlot, facilities } = LAYOUTS[layout];
  return {
    ...place,
    level,
    facilities,
    hours: HOURS,
    ...furnish(place.id, LAYOUTS[layout]),
    booking: { servedPerSlot },
  };
}

/** A site that has no town halls of its own takes at its centre what elsewhere the towns take: a booking needs a hall. */
function levelsAt(regionCode: string, { acceptLevels }: DemoItem, halls: readonly HallRecord[]): Item['acceptLevels'] {
  return halls.some((hall) => servesAt(hall, { regionCode, acceptLevels }))
    ? acceptLevels
    : ['county', ...acceptLevels];
}

function toItem(demo: DemoItem, site: Site, halls: readonly HallRecord[]): CatalogueItem[] {
  const { id: _, taskCodes, localNotes, keywords, ...elements } = demo;
  const [taskCode, area, localNote] = [taskCodes[site.id], AREA[site.id], localNotes[site.id]];
  if (taskCode === undefined || !area) return [];
  const item = {
    ...elements,
    taskCode,
    taskHandleItem: `${taskCode}01`,
    regionCode: area.code,
    regionName: area.name,
    acceptLevels: levelsAt(area.code, demo, halls),
    deptCode: taskCode.slice(0, 18),
    exemptCount: demo.materials.filter((material) => material.exemptBy).length,
    materialCount: demo.materials.length,
    linkWay: `电话 ${site.hotline}，或到办事大厅咨询台`,
    superviseWay: `电话 ${site.hotline}，或写进办事大厅的意见簿`,
    ...(localNote !== undefined && { localNote }),
    verifyNote: VERIFY_NOTE,
  };
  return [{ siteId: site.id, keywords, item }];
}

function toPackage(demo: DemoPackage, site: Site, items: readonly DemoItem[]): CataloguePackage {
  const { code, steps, ...elements } = demo;
  const codeOf = (itemId: string | null) => items.find(({ id }) => id === itemId)?.taskCodes[site.id] ?? null;
  return {
    siteId: site.id,
    package: {
      ...elements,
      packageCode: `${site.id}-${code}`,
      regionCode: AREA[site.id]?.code ?? '',
      stepCount: steps.length,
      steps: steps.map(({ itemId, ...step }) => ({ ...step, taskCode: codeOf(itemId) })),
    },
  };
}

function toAccount(account: DemoData['accounts'][number], demoPosition: number): NewAccount {
  const { id, personId, level, roles, region, hallId, windowIds, title, note } = account;
  return {
    id,
    personId,
    level,
    roles,
    title,
    note,
    demoPosition,
    ...(region !== undefined && { region }),
    ...(hallId !== undefined && { hallId }),
    ...(windowIds !== undefined && { windowIds }),
  };
}

/** Everything that the demonstration shows, as the repositories take it. */
export function buildDemoWorld() {
  const data = readDemoData();
  const halls = data.halls.map(toHall);
  return {
    sites: data.sites,
    regions: Object.entries(data.regions).map(toRegion),
    halls,
    items: data.sites.flatMap((site) => data.items.flatMap((item) => toItem(item, site, halls))),
    packages: data.sites.flatMap((site) => data.packages.map((one) => toPackage(one, site, data.items))),
    synonyms: data.synonyms,
    people: data.people,
    accounts: data.accounts.map(toAccount),
    certificates: demoCertificates(data),
    forms: data.forms,
  };
}
export type DemoWorld = ReturnType<typeof buildDemoWorld>;
