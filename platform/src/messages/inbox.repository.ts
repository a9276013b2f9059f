import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { MessageSubject, type Message } from '@yichuang/contract/messages/contract';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  kind: MessageSubject.shape.kind,
  subjectId: z.string(),
  at: instantText,
  readAt: z.nullable(instantText),
});
const Counts = z.object({ total: z.int(), unread: z.int() });
const Id = z.object({ id: z.string() });

export type NewMessage = Omit<Message, 'readAt'> & { personId: string };

const toMessage = ({ kind, subjectId, ...row }: z.infer<typeof Row>): Message => ({
  ...row,
  subject: { kind, id: subjectId },
});

export class InboxRepository {
  async insert(tx: Executor, { id, personId, title, text, subject, at }: NewMessage): Promise<void> {
    await tx.execute(sql`
      INSERT INTO messages (id, person_id, title, text, subject_kind, subject_id, at)
      VALUES (${id}, ${personId}, ${title}, ${text}, ${subject.kind}, ${subject.id}, ${at})`);
  }

  /** Newest first. `cursor` is the id that ended the page before. */
  async list(
    on: Executor,
    personId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: Message[]; nextCursor: string | null }> {
    const from =
      cursor === undefined
        ? sql``
        : sql`AND seq < (SELECT seq FROM messages WHERE id = ${cursor} AND person_id = ${personId})`;
    const rows = await rowsOf(
      on,
      Row,
      sql`SELECT id, title, text, subject_kind AS kind, subject_id AS "subjectId", at::text AS at,
            read_at::text AS "readAt"
          FROM messages WHERE person_id = ${personId} ${from} ORDER BY seq DESC LIMIT ${limit + 1}`,
    );
    const items = rows.slice(0, limit).map(toMessage);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async count(on: Executor, personId: string): Promise<z.infer<typeof Counts>> {
    const row = await firstRow(
      on,
      Counts,
      sql`SELECT count(*)::int AS total, count(*) FILTER (WHERE read_at IS NULL)::int AS unread
          FROM messages WHERE person_id = ${personId}`,
    );
    return row ?? { total: 0, unread: 0 };
  }

  /** Keeps the first reading. False when the person has no such message. */
  async markRead(on: Executor, { id, personId, at }: { id: string; personId: string; at: string }): Promise<boolean> {
    const row = await firstRow(
      on,
      Id,
      sql`UPDATE messages SET read_at = coalesce(read_at, ${at}) WHERE id = ${id} AND person_id = ${personId} RETURNING id`,
    );
    return row !== undefined;
  }

  async removeAllOf(tx: Executor, personId: string): Promise<void> {
    await tx.execute(sql`DELETE FROM messages WHERE person_id = ${personId}`);
  }
}
