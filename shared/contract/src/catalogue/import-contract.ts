import * as z from 'zod/mini';
import { staff } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';

const admin = staff('catalogue-admin');
const id = z.string().check(z.maxLength(64));

/** The largest sheet that is taken, as it is sent. */
export const MAX_SHEET_BYTES = 64 * 1024 * 1024;
/** The largest sheet that is read: a district has some thousand items, a province of five levels a hundred thousand. */
export const MAX_SHEET_ROWS = 200_000;

/** `checking` and `applying` go on by themselves; `checked` waits for 应用; `refused` changed nothing. */
export const ImportState = z.enum(['checking', 'checked', 'applying', 'applied', 'refused', 'rolledBack']);
export type ImportState = z.infer<typeof ImportState>;

/** One thing about one cell. */
export const RowFinding = z.object({
  /** The sheet of a workbook; empty in CSV and JSON. */
  sheet: z.string(),
  /** As the program that opened the file counts: the heading is row 1; in JSON the place in the list, from 1. */
  row: z.int(),
  /** `C` in a workbook or CSV; empty when the row as a whole is meant. */
  column: z.string(),
  /** The heading of that column, e.g. 事项名称. */
  heading: z.string(),
  /** Errors keep the whole file from being applied; warnings do not. */
  severity: z.enum(['error', 'warning']),
  /** e.g. `import.taskCode.duplicate` */
  rule: z.string(),
  /** What is wrong, and how to mend it. */
  message: z.string(),
  /** What stands there, shortened. */
  value: z.string(),
});
export type RowFinding = z.infer<typeof RowFinding>;

export const CatalogueImport = z.object({
  id: z.string(),
  fileName: z.string(),
  format: z.enum(['xlsx', 'csv', 'json']),
  state: ImportState,
  stateName: z.string(),
  isDryRun: z.boolean(),
  startedAt: Instant,
  finishedAt: z.nullable(Instant),
  /** Who: their title, e.g. 「事项管理员」. */
  by: z.string(),
  /** `total` is null until the end of the file has been seen. */
  progress: z.object({ read: z.int(), applied: z.int(), total: z.nullable(z.int()) }),
  /** Items, except the last two, which count findings. */
  counts: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    errors: z.int(),
    warnings: z.int(),
  }),
  /** Why the file as a whole was refused: a zip bomb, too many rows, an unreadable encoding; else null. */
  refusal: z.nullable(z.object({ rule: z.string(), message: z.string() })),
  /** What can be done now. */
  allowed: z.array(z.enum(['apply', 'rollback'])),
});
export type CatalogueImport = z.infer<typeof CatalogueImport>;

export const startImport = defineRoute({
  method: 'POST',
  path: '/api/admin/catalogue/imports',
  summary:
    '导入事项（multipart 的 file 一项：XLSX、CSV 或 JSON）；dryRun=true 只检查，不改动。小文件当场答复结果，大文件先答复进度',
  access: admin,
  query: z.strictObject({
    dryRun: z._default(z.enum(['true', 'false']), 'true'),
    /** Where rows belong that name no region; the administrator's own unless told. */
    region: z.optional(z.string().check(z.regex(/^\d{2,12}$/, '区划代码是 2 到 12 位数字'))),
  }),
  upload: { maxBytes: MAX_SHEET_BYTES },
  reply: CatalogueImport,
  status: 201,
  refusals: ['OUT_OF_SCOPE', 'IN_PROGRESS'],
  idempotent: true,
});

export const listImports = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/imports',
  summary: '导入记录，新的在前',
  access: admin,
  query: z.strictObject(pageQuery),
  reply: listOf(CatalogueImport),
  refusals: [],
});

export const getImport = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/imports/:id',
  summary: '一次导入：进度和结果',
  access: admin,
  params: z.strictObject({ id }),
  reply: CatalogueImport,
  refusals: ['NOT_FOUND'],
});

export const listFindings = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/imports/:id/findings',
  summary: '逐行报告：哪一格、哪条规则、怎么改',
  access: admin,
  params: z.strictObject({ id }),
  query: z.strictObject({ ...pageQuery, severity: z.optional(z.enum(['error', 'warning'])) }),
  reply: listOf(z.object({ id: z.string(), ...RowFinding.shape })),
  refusals: ['NOT_FOUND'],
});

export const getFindingsFile = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/imports/:id/findings.csv',
  summary: '逐行报告，表格文件（CSV，UTF-8 带 BOM）',
  access: admin,
  params: z.strictObject({ id }),
  media: 'application/octet-stream',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
});

/** One element of one item, before and after. */
export const ElementChange = z.object({
  element: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export const ItemChange = z.object({
  id: z.string(),
  taskCode: z.string(),
  taskName: z.string(),
  kind: z.enum(['added', 'changed']),
  elements: z.array(ElementChange),
});
export type ItemChange = z.infer<typeof ItemChange>;

export const listChanges = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/imports/:id/changes',
  summary: '这次导入会改（已改）什么：逐项、逐要素的前后对照',
  access: admin,
  params: z.strictObject({ id }),
  query: z.strictObject(pageQuery),
  reply: listOf(ItemChange),
  refusals: ['NOT_FOUND'],
});

export const applyImport = defineRoute({
  method: 'POST',
  path: '/api/admin/catalogue/imports/:id/apply',
  summary: '应用检查过的文件：全部生效，或一条都不改',
  access: admin,
  params: z.strictObject({ id }),
  reply: CatalogueImport,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CHANGED', 'IN_PROGRESS'],
  idempotent: true,
});

export const rollbackImport = defineRoute({
  method: 'POST',
  path: '/api/admin/catalogue/imports/:id/rollback',
  summary: '撤回这次导入：恢复到导入前；之后又改过的事项会使撤回被拒绝',
  access: admin,
  params: z.strictObject({ id }),
  reply: CatalogueImport,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CHANGED', 'IN_PROGRESS'],
  idempotent: true,
});

export const exportCatalogue = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/export',
  summary: '导出本地区全部事项，能原样导入；template 是带说明的空表',
  access: admin,
  query: z.strictObject({ format: z._default(z.enum(['xlsx', 'csv', 'json', 'template']), 'xlsx') }),
  media: 'application/octet-stream',
  reply: Nothing,
  refusals: [],
});

export const ItemVersion = z.object({
  id: z.string(),
  version: z.int(),
  at: Instant,
  by: z.string(),
  importId: z.nullable(z.string()),
  /** `stood`: as it was found before an import changed it; `removed`: citizens no longer see the item. */
  kind: z.enum(['stood', 'added', 'changed', 'removed']),
  /** Whether it came of taking the import back. */
  isRollback: z.boolean(),
  /** Of an item that was taken away, what it was called before. */
  taskName: z.string(),
  /** The import, where it is of the asker's own region; `mayRollBack`: it stands, and nothing changed the item since. */
  from: z.nullable(z.object({ fileName: z.string(), mayRollBack: z.boolean() })),
  /** Against the version before; empty for the first, and where the item was taken away. */
  elements: z.array(ElementChange),
});
export type ItemVersion = z.infer<typeof ItemVersion>;

export const listItemVersions = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/items/:taskCode/versions',
  summary: '一个事项的历次版本，新的在前；没有经导入改过的是空的',
  access: admin,
  params: z.strictObject({ taskCode: z.string().check(z.maxLength(64)) }),
  query: z.strictObject(pageQuery),
  reply: listOf(ItemVersion),
  refusals: ['NOT_FOUND'],
});
