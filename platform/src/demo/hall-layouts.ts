import type { HallWindow } from '@yichuang/contract/catalogue/hall';
import type { HallRecord } from '../catalogue/halls.repository.js';

/** One area of a hall: how many 综窗 take anything there, and which 专窗 stand beside them. */
type Zone = { name: string; letter: string; themes: string[]; comprehensive: number; special?: Record<string, number> };
export type Layout = { level: HallRecord['level']; servedPerSlot: number; facilities: string[]; zones: Zone[] };

const LIVELIHOOD = ['医保', '民政', '卫生健康', '残联', '退役军人', '农业农村'];
const COMMON = ['无障碍通道', '饮水', '老花镜', '便民药箱', '雨伞'];

/** 区中心: 16 综窗 and 9 专窗, 64 % comprehensive. */
const center: Layout = {
  level: 'county',
  servedPerSlot: 4,
  facilities: [...COMMON, '轮椅', '母婴室', '24 小时自助区', '免费复印', '停车场'],
  zones: [
    { name: '社会民生', letter: 'A', themes: LIVELIHOOD, comprehensive: 3 },
    { name: '人社', letter: 'B', themes: ['社保'], comprehensive: 4, special: { 就业: 3, 银行制卡: 1 } },
    { name: '市场准入', letter: 'C', themes: ['市场监管'], comprehensive: 5 },
    { name: '项目建设', letter: 'D', themes: ['项目建设'], comprehensive: 4 },
    { name: '公安', letter: 'E', themes: ['公安'], comprehensive: 0, special: { 公安: 2 } },
    { name: '税务', letter: 'F', themes: ['税务'], comprehensive: 0, special: { 税务: 1 } },
    { name: '不动产', letter: 'G', themes: ['不动产'], comprehensive: 0, special: { 不动产登记: 2 } },
  ],
};

/** 乡镇 1+N: one window of the police, N that take everything. */
const town = (comprehensive: number): Layout => ({
  level: 'town',
  servedPerSlot: 3,
  facilities: [...COMMON, '轮椅', '免费复印', '教办电脑'],
  zones: [
    { name: '综合受理', letter: 'A', themes: [...LIVELIHOOD, '社保', '市场监管'], comprehensive },
    { name: '公安', letter: 'B', themes: ['公安'], comprehensive: 0, special: { 公安: 1 } },
  ],
});

/** 村级站: one window for everything. */
const village: Layout = {
  level: 'village',
  servedPerSlot: 2,
  facilities: ['教办电脑', '饮水', '老花镜', '雨伞'],
  zones: [{ name: '综合受理', letter: 'A', themes: [...LIVELIHOOD, '社保'], comprehensive: 1 }],
};

const district: Layout = {
  level: 'county',
  servedPerSlot: 4,
  facilities: [...COMMON, '轮椅', '母婴室', '自助终端', '停车场'],
  zones: [
    { name: '社会民生', letter: 'A', themes: [...LIVELIHOOD, '社保'], comprehensive: 2 },
    { name: '市场准入', letter: 'B', themes: ['市场监管'], comprehensive: 2 },
    { name: '公安', letter: 'C', themes: ['公安'], comprehensive: 0, special: { 公安: 1 } },
    { name: '不动产', letter: 'D', themes: ['不动产'], comprehensive: 0, special: { 不动产登记: 1 } },
  ],
};

export const LAYOUTS = { center, town2: town(2), town3: town(3), village, district } as const satisfies Record<
  string,
  Layout
>;
export type LayoutName = keyof typeof LAYOUTS;

type NamedWindow = Pick<HallWindow, 'name' | 'kind'>;
const repeat = (count: number, window: NamedWindow): NamedWindow[] => Array.from({ length: count }, () => window);
const windowsOf = (zone: Zone): NamedWindow[] => [
  ...repeat(zone.comprehensive, { name: `${zone.name}综合窗口`, kind: 'comprehensive' }),
  ...Object.entries(zone.special ?? {}).flatMap(([name, count]) =>
    repeat(count, { name: `${name}专窗`, kind: 'special' }),
  ),
];

/** Areas and windows of a hall; windows are numbered through from 1. */
export function furnish(hallId: string, { zones }: Layout): Pick<HallRecord, 'areas' | 'windows'> {
  const areaId = (zone: Zone) => `${hallId}-${zone.letter.toLowerCase()}`;
  return {
    areas: zones.map((zone) => ({ id: areaId(zone), name: zone.name, letter: zone.letter, themes: zone.themes })),
    windows: zones
      .flatMap((zone) => windowsOf(zone).map((window) => ({ ...window, areaId: areaId(zone) })))
      .map((window, index) => ({
        id: `${hallId}-w${String(index + 1).padStart(2, '0')}`,
        number: index + 1,
        ...window,
      })),
  };
}
