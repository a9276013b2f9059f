import * as z from 'zod/mini';
import type { Site } from '@yichuang/contract/catalogue/contract';
import { Item } from '@yichuang/contract/catalogue/item';
import type { HallRecord } from '../catalogue/halls.repository.js';

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
export const HALLS: HallRecord[] = [
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

type ItemInput = z.input<typeof Item>;
const material = (
  materialName: string,
  exemptBy: Item['materials'][number]['exemptBy'],
): ItemInput['materials'][number] => ({
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

const PLAIN: Omit<ItemInput, 'taskCode' | 'catalogCode' | 'taskName' | 'shortName' | 'theme'> = {
  regionCode: REGION,
  regionName: '鄂州临空经济区',
  deptName: '民政局',
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
  agency: { homeVisitFor: [], villageAgent: true, relativeProxy: true, proxyRequires: '' },
  linkWay: '',
  superviseWay: '',
  verifyNote: '演示数据',
};

const item = (taskCode: string, theme: string, changes: Partial<ItemInput> = {}): Item =>
  z.parse(Item, {
    ...PLAIN,
    taskCode,
    catalogCode: `catalogue-${taskCode}`,
    taskName: `${taskCode} 的事`,
    shortName: taskCode,
    theme,
    ...changes,
  });

export const ITEMS: Item[] = [
  item('pension', '民政'),
  item('care', '民政'),
  item('disability', '民政'),
  item('insurance', '社保'),
  // in person only
  item('passport', '公安', {
    agency: { homeVisitFor: [], villageAgent: false, relativeProxy: false, proxyRequires: '' },
  }),
  item('walk-in-only', '民政', { isSchedule: '0' }),
  item('elsewhere', '民政', { regionCode: '410402' }),
];

export const SITE: Site = {
  id: 'site',
  name: '演示',
  shortName: '演示',
  regionCodes: [REGION],
  hotline: '12345',
  hotlineName: '政务服务便民热线',
  theme: { primary: '#1f5fbf', primaryDark: '#174a96' },
};
