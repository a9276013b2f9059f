import * as z from 'zod/mini';

/** `?limit=` 1..100, 20 unless told; `?cursor=` as the last answer gave it. */
export const pageQuery = {
  limit: z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(1), z.maximum(100)), 20),
  cursor: z.optional(z.string().check(z.maxLength(200))),
};

/** Every list answers like this; `nextCursor` is null on the last page. */
export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()), total: z.optional(z.int()) });

/** A query flag: `true` or `false`, nothing else (z.coerce would turn "false" into true). */
export const queryFlag = z.optional(z.union([z.literal('true'), z.literal('false')]));
