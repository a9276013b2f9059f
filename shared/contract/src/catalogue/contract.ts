import * as z from 'zod/mini';
import { PUBLIC } from '../access.js';
import { listOf, pageQuery, queryFlag } from '../list.js';
import { defineRoute } from '../route.js';
import { Hall, HallSummary, Region } from './hall.js';
import { Item, ItemSummary, Material, ServerType, UseLevel } from './item.js';

const regionCode = z.string().check(z.regex(/^\d{2,12}$/, '区划代码是 2 到 12 位数字'));

/** A deployment's face: one county, city or zone. */
export const Site = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** Regions whose items, halls and staff belong to the site; each includes everything below it. */
  regionCodes: z.array(z.string()),
  hotline: z.string(),
  hotlineName: z.string(),
  theme: z.object({ primary: z.string(), primaryDark: z.string() }),
});
export type Site = z.infer<typeof Site>;

export const listSites = defineRoute({
  method: 'GET',
  path: '/api/sites',
  summary: '这套部署服务的站点，第一个是默认',
  access: PUBLIC,
  reply: listOf(Site),
  refusals: [],
  cache: { seconds: 60, parts: ['sites'] },
});

export const listRegions = defineRoute({
  method: 'GET',
  path: '/api/regions',
  summary: '下级区划；不带 parent 时是各站点的根',
  access: PUBLIC,
  query: z.strictObject({ parent: z.optional(regionCode) }),
  reply: listOf(Region),
  refusals: ['NOT_FOUND'],
  cache: { seconds: 3600, parts: ['sites', 'regions'] },
});

export const listHalls = defineRoute({
  method: 'GET',
  path: '/api/halls',
  summary: '大厅；region 含下级，near 按距离排，taskCode 只留能办的',
  access: PUBLIC,
  query: z.strictObject({
    ...pageQuery,
    region: z.optional(regionCode),
    near: z.optional(z.string().check(z.regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/, '位置写成 纬度,经度'))),
    level: z.optional(z.enum(['city', 'county', 'town', 'village'])),
    taskCode: z.optional(z.string().check(z.maxLength(64))),
  }),
  reply: listOf(HallSummary),
  refusals: ['NOT_FOUND'],
  cache: { seconds: 60, parts: ['halls', 'items'] },
});

export const getHall = defineRoute({
  method: 'GET',
  path: '/api/halls/:id',
  summary: '一个大厅：窗口、时间、设施、现在开不开',
  access: PUBLIC,
  params: z.strictObject({ id: z.string() }),
  reply: Hall,
  refusals: ['NOT_FOUND'],
  cache: { seconds: 30, parts: ['hall::id'] },
});

/** How well a search was answered; the three last members are absent where nothing was searched for. */
export const ItemList = z.object({
  ...listOf(ItemSummary).shape,
  /** `none`: nothing covers what was asked, so `items` is empty and the screen says so instead of showing guesses. */
  match: z.optional(z.enum(['good', 'unsure', 'none'])),
  /** What was probably meant, where the search had to mend it: 「高龄津帖」 → 「高龄津贴」. */
  didYouMean: z.optional(z.string()),
  /** Weak guesses, at most 3, only where `match` is `none`. */
  similar: z.optional(z.array(ItemSummary)),
});
export type ItemList = z.infer<typeof ItemList>;

export const listItems = defineRoute({
  method: 'GET',
  path: '/api/items',
  summary: '事项；q 可以是词、拼音、首字母、老百姓的说法，hallId 只留这个大厅收的',
  access: PUBLIC,
  query: z.strictObject({
    ...pageQuery,
    region: z.optional(regionCode),
    q: z.optional(z.string().check(z.maxLength(60))),
    audience: z.optional(z.enum(['person', 'enterprise'])),
    theme: z.optional(z.string().check(z.maxLength(20))),
    department: z.optional(z.string().check(z.maxLength(60))),
    level: z.optional(UseLevel),
    bookable: queryFlag,
    online: queryFlag,
    exempt: queryFlag,
    homeVisit: queryFlag,
    hallId: z.optional(z.string().check(z.maxLength(50))),
  }),
  reply: ItemList,
  refusals: ['NOT_FOUND'],
  cache: { seconds: 60, parts: ['items', 'sites', 'halls'] },
});

export const suggestItems = defineRoute({
  method: 'GET',
  path: '/api/items/suggest',
  summary: '边输边提示',
  access: PUBLIC,
  query: z.strictObject({ q: z.string().check(z.minLength(1), z.maxLength(60)), region: z.optional(regionCode) }),
  reply: listOf(z.object({ taskCode: z.string(), text: z.string(), why: z.optional(z.string()) })),
  refusals: [],
  cache: { seconds: 60, parts: ['items', 'sites'] },
});

export const listHotItems = defineRoute({
  method: 'GET',
  path: '/api/items/hot',
  summary: '大家常办：这个地方最近 30 天找得最多的事项',
  access: PUBLIC,
  query: z.strictObject({ region: z.optional(regionCode), audience: z.optional(z.enum(['person', 'enterprise'])) }),
  /** `text`: what people call it; `total`: how many matters there are of which these are looked for most. */
  reply: z.object({ items: z.array(z.object({ ...ItemSummary.shape, text: z.string() })), total: z.int() }),
  refusals: [],
  cache: { seconds: 60, parts: ['items', 'sites'] },
});

const Facet = z.object({ name: z.string(), count: z.int() });

export const listFacets = defineRoute({
  method: 'GET',
  path: '/api/items/facets',
  summary: '按主题、部门、层级各有多少事项',
  access: PUBLIC,
  query: z.strictObject({ region: z.optional(regionCode), audience: z.optional(z.enum(['person', 'enterprise'])) }),
  reply: z.object({
    total: z.int(),
    /** Most items first; items without a theme are counted in `total` alone. */
    themes: z.array(Facet),
    departments: z.array(Facet),
    levels: z.array(z.object({ level: UseLevel, count: z.int() })),
  }),
  refusals: [],
  cache: { seconds: 60, parts: ['items', 'sites'] },
});

export const getItem = defineRoute({
  method: 'GET',
  path: '/api/items/:taskCode',
  summary: '办事指南，全部要素',
  access: PUBLIC,
  params: z.strictObject({ taskCode: z.string().check(z.maxLength(64)) }),
  reply: Item,
  refusals: ['NOT_FOUND'],
  cache: { seconds: 60, parts: ['item::taskCode'] },
});

export const PackageStep = z.object({
  taskName: z.string(),
  /** Null where the step runs in another department's own system. */
  taskCode: z.nullable(z.string()),
  deptName: z.string(),
  promiseDay: z.int(),
  order: z.int(),
  isOptional: z.boolean(),
  dependsOn: z.array(z.int()),
});

export const PackageSummary = z.object({
  packageCode: z.string(),
  name: z.string(),
  scene: z.string(),
  regionCode: z.string(),
  serverType: z.array(ServerType),
  stepCount: z.int(),
  promiseDay: z.int(),
  limitSceneNum: z.int(),
});
export type PackageSummary = z.infer<typeof PackageSummary>;

/** 一件事: several items of several departments, applied for once. */
export const Package = z.object({
  ...PackageSummary.shape,
  leadDeptName: z.string(),
  anticipateDay: z.int(),
  steps: z.array(PackageStep),
  materials: z.array(Material),
  notes: z.array(z.string()),
});
export type Package = z.infer<typeof Package>;

export const listPackages = defineRoute({
  method: 'GET',
  path: '/api/packages',
  summary: '一件事',
  access: PUBLIC,
  query: z.strictObject({ ...pageQuery, region: z.optional(regionCode) }),
  reply: listOf(PackageSummary),
  refusals: [],
  cache: { seconds: 60, parts: ['packages', 'sites'] },
});

export const getPackage = defineRoute({
  method: 'GET',
  path: '/api/packages/:packageCode',
  summary: '一件事的步骤和合并后的材料',
  access: PUBLIC,
  params: z.strictObject({ packageCode: z.string().check(z.maxLength(64)) }),
  reply: Package,
  refusals: ['NOT_FOUND'],
  cache: { seconds: 60, parts: ['package::packageCode'] },
});
