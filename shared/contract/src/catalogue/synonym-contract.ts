import * as z from 'zod/mini';
import { staff } from '../access.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';

const admin = staff('catalogue-admin');
/** Typed as people say it; spaces and punctuation do not count when it is looked up. */
const said = z.string().check(z.minLength(1), z.maxLength(30));

/** What citizens say and the official words it stands for, which are then looked for in the items' names. */
export const EverydayWord = z.object({
  said: z.string(),
  /** Best first. Empty: the base dictionary's entry is switched off here. */
  meant: z.array(z.string()),
  /** True: the county's own, which wins over the base dictionary. */
  isOwn: z.boolean(),
});
export type EverydayWord = z.infer<typeof EverydayWord>;

export const listSynonyms = defineRoute({
  method: 'GET',
  path: '/api/admin/catalogue/synonyms',
  summary: '老百姓的说法对应的事项用语；自带的词典和本地改过的都在',
  access: admin,
  query: z.strictObject({
    ...pageQuery,
    q: z.optional(z.string().check(z.maxLength(30))),
    own: z.optional(z.union([z.literal('true'), z.literal('false')])),
  }),
  reply: listOf(EverydayWord),
  refusals: [],
});

export const saveSynonym = defineRoute({
  method: 'PUT',
  path: '/api/admin/catalogue/synonyms/:said',
  summary: '新增或改一个说法；meant 为空就是停用自带的这一条',
  access: admin,
  params: z.strictObject({ said }),
  body: z.strictObject({
    meant: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(10)),
  }),
  reply: EverydayWord,
  refusals: [],
});

export const deleteSynonym = defineRoute({
  method: 'DELETE',
  path: '/api/admin/catalogue/synonyms/:said',
  summary: '删掉本地的说法，回到自带的词典',
  access: admin,
  params: z.strictObject({ said }),
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND'],
});
