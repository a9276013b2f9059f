import * as z from 'zod/mini';
import { PUBLIC, staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import { UseLevel } from './item.js';

const reader = staff('catalogue-admin', 'supervisor');
const admin = staff('catalogue-admin');

/** What an element check found on one item. Each costs 5 of 100 points (事项要素错误每条扣 5 分). */
export const QualityFinding = z.object({
  /** e.g. `time.promise-longer-than-legal`; docs/element-quality.md lists them all. */
  ruleId: z.string(),
  /** missing 缺项, malformed 不规范, contradictory 矛盾, policy 与清单不符 */
  kind: z.enum(['missing', 'malformed', 'contradictory', 'policy']),
  /** The element's national name, e.g. `promiseDay`, `materials.2.sourceType`. */
  element: z.string(),
  /** 「承诺办结时限」 */
  label: z.string(),
  /** What is wrong, with the figures. */
  message: z.string(),
  /** How to mend it. */
  advice: z.string(),
});
export type QualityFinding = z.infer<typeof QualityFinding>;

const filter = {
  region: z.optional(z.string().check(z.regex(/^\d{2,12}$/, '区划代码是 2 到 12 位数字'))),
  department: z.optional(z.string().check(z.maxLength(60))),
  level: z.optional(UseLevel),
};

const Scored = { items: z.int(), findings: z.int(), /** Mean of the items' points, one decimal. */ score: z.number() };

export const QualityReport = z.object({
  checkedAt: Instant,
  /** Items that changed and have not been checked again yet: the figures follow within a minute. */
  pending: z.int(),
  ...Scored,
  /** Items without any finding. */
  perfect: z.int(),
  byRule: z.array(z.object({ ruleId: z.string(), name: z.string(), kind: QualityFinding.shape.kind, items: z.int() })),
  /** The lowest score first, 200 at most. */
  byDepartment: z.array(z.object({ deptName: z.string(), ...Scored })),
  byLevel: z.array(z.object({ level: UseLevel, levelName: z.string(), ...Scored })),
});
export type QualityReport = z.infer<typeof QualityReport>;

export const getQuality = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/quality',
  summary: '事项体检：总分，按规则、部门、层级',
  access: reader,
  query: z.strictObject(filter),
  reply: QualityReport,
  refusals: [],
});

export const CheckedItem = z.object({
  taskCode: z.string(),
  taskName: z.string(),
  deptName: z.string(),
  useLevel: UseLevel,
  regionName: z.string(),
  score: z.int(),
  findings: z.array(QualityFinding),
});
export type CheckedItem = z.infer<typeof CheckedItem>;

export const listCheckedItems = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/quality/items',
  summary: '体检有问题的事项，分低的在前',
  access: reader,
  query: z.strictObject({ ...pageQuery, ...filter, rule: z.optional(z.string().check(z.maxLength(80))) }),
  reply: listOf(CheckedItem),
  refusals: [],
});

export const getQualityFile = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/quality/findings.csv',
  summary: '体检结果，表格文件（CSV，UTF-8 带 BOM）',
  access: reader,
  query: z.strictObject(filter),
  media: 'application/octet-stream',
  reply: Nothing,
  refusals: [],
});

/**
 * 五级四同: the same basic code must carry the same name, type, audience and basis at every level. Compared are the person's
 * own region, what lies below it and what lies above it; a group is named by its basic code.
 */
export const LevelGroup = z.object({
  catalogCode: z.string(),
  taskName: z.string(),
  /** How many implementations were compared. */
  itemCount: z.int(),
  /** The first 50 of them. */
  items: z.array(
    z.object({
      taskCode: z.string(),
      regionName: z.string(),
      level: UseLevel,
      levelName: z.string(),
      deptName: z.string(),
    }),
  ),
  differences: z.array(
    z.object({
      element: z.string(),
      label: z.string(),
      /** What stands where: each text, how many items carry it and the first 50 of them; the commonest first. */
      variants: z.array(z.object({ text: z.string(), count: z.int(), taskCodes: z.array(z.string()) })),
    }),
  ),
});
export type LevelGroup = z.infer<typeof LevelGroup>;

export const listLevelDifferences = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/quality/levels',
  summary: '五级四同：同一事项在各级各地写得不一样的要素',
  access: reader,
  query: z.strictObject(pageQuery),
  reply: listOf(z.object({ id: z.string(), ...LevelGroup.shape })),
  refusals: [],
});

/** 取消的证明材料, 进驻负面清单, 中介服务清单. */
export const ListKind = z.enum(['cancelledProofs', 'notInCentre', 'intermediaries']);
export type ListKind = z.infer<typeof ListKind>;

export const ListEntry = z.object({
  name: z.string().check(z.minLength(2), z.maxLength(60)),
  /** Other names under which it is asked for, or item names that it concerns; `…` stands for any words between. */
  aliases: z.array(z.string().check(z.minLength(2), z.maxLength(60))).check(z.maxLength(20)),
  /** What is done instead, or why. */
  note: z.string().check(z.maxLength(300)),
  basis: z.string().check(z.maxLength(300)),
});
export type ListEntry = z.infer<typeof ListEntry>;

/** `isDraft`: as it came with the house; nobody who is competent has looked at it yet. */
const PublicList = z.object({ ...listOf(ListEntry).shape, isDraft: z.boolean() });

export const getList = defineRoute({
  method: 'GET',
  path: '/api/catalogue-lists/:kind',
  summary: '公开的清单：取消的证明、不进大厅的事项、中介服务',
  access: PUBLIC,
  params: z.strictObject({ kind: ListKind }),
  reply: PublicList,
  refusals: [],
  cache: { seconds: 60, parts: ['lists'] },
});

export const replaceList = defineRoute({
  method: 'PUT',
  path: '/api/admin/catalogue/lists/:kind',
  summary: '换掉一份清单',
  access: admin,
  params: z.strictObject({ kind: ListKind }),
  body: z.strictObject({ entries: z.array(ListEntry).check(z.maxLength(1000)) }),
  reply: listOf(ListEntry),
  refusals: [],
});
