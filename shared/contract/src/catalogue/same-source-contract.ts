import * as z from 'zod/mini';
import { staff } from '../access.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute } from '../route.js';
import { Fact } from './facts.js';
import { ToldFact } from './told-facts.js';

const catalogueAdmin = staff('catalogue-admin');

/** An item as the platform's own record has it: what every answer and every page is held against. */
export const CanonicalItem = z.object({
  taskCode: z.string(),
  taskName: z.string(),
  /** SHA-256 over `facts`. */
  digest: z.string(),
  facts: z.array(Fact),
  /** What the guide and a row of a list must say, in their words. */
  guide: z.array(ToldFact),
  row: z.array(ToldFact),
});
export type CanonicalItem = z.infer<typeof CanonicalItem>;

export const listCanonicalItems = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/canonical',
  summary: '事项的标准版本：库里的每一项事实，从不缓存',
  access: catalogueAdmin,
  query: z.strictObject(pageQuery),
  reply: listOf(CanonicalItem),
  refusals: [],
});

/** One fact that citizens are told differently from the record. */
export const SourceDifference = z.object({
  taskCode: z.string(),
  taskName: z.string(),
  /** `fresh`: the answer made now; `cached`: the one that this BFF would give from its cache. */
  source: z.enum(['fresh', 'cached']),
  /** `item`: the whole of it is not found. */
  element: z.string(),
  label: z.string(),
  canonical: z.string(),
  /** Empty where nothing is said. */
  shown: z.string(),
});
export type SourceDifference = z.infer<typeof SourceDifference>;

export const checkSameSource = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/same-source',
  summary: '要素同源：逐项比对标准版本和这一台对外的答复（现取的、缓存的），一页一页查',
  access: catalogueAdmin,
  query: z.strictObject(pageQuery),
  reply: z.object({
    ...listOf(SourceDifference).shape,
    /** How many were compared on this page; an item that is not cached has no cached answer to compare. */
    checked: z.object({ items: z.int(), fresh: z.int(), cached: z.int() }),
  }),
  refusals: [],
});
