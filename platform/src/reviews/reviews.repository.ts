import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { ReviewLevel } from '@yichuang/contract/reviews/review';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  id: z.string(),
  subjectKind: z.enum(['case', 'visit', 'point']),
  subjectId: z.string(),
  subject: z.string(),
  regionCode: z.string(),
  hallName: z.string(),
  level: ReviewLevel,
  indicators: z.array(z.string()),
  text: z.string(),
  appended: z.nullable(z.string()),
  appendedAt: z.nullable(instantText),
  raterId: z.nullable(z.string()),
  raterMark: z.nullable(z.string()),
  rated: z.array(z.string()),
  createdAt: instantText,
});
export type ReviewRecord = z.infer<typeof Row>;
const Id = z.object({ id: z.string() });

const ALL = sql`id, subject_kind AS "subjectKind", subject_id AS "subjectId", subject, region_code AS "regionCode",
  hall_name AS "hallName", level, indicators, text, appended, appended_at::text AS "appendedAt", rater_id AS "raterId",
  rater_mark AS "raterMark", rated, created_at::text AS "createdAt"`;
const textPlace = (id: string) => `reviews.text.${id}`;
const appendedPlace = (id: string) => `reviews.appended.${id}`;

export class ReviewsRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  /** False when the matter was reviewed before. */
  async insert(tx: Executor, one: ReviewRecord, indicatorsVersion: string): Promise<boolean> {
    const inserted = await firstRow(
      tx,
      Id,
      sql`INSERT INTO reviews (id, subject_kind, subject_id, subject, region_code, hall_name, level, indicators,
            indicators_version, text, rater_id, rater_mark, rated, created_at)
          VALUES (${one.id}, ${one.subjectKind}, ${one.subjectId}, ${one.subject}, ${one.regionCode}, ${one.hallName},
            ${one.level}, ${JSON.stringify(one.indicators)}::jsonb, ${indicatorsVersion},
            ${this.cipher.encrypt(one.text, textPlace(one.id))}, ${one.raterId}, ${one.raterMark},
            ${JSON.stringify(one.rated)}::jsonb, ${one.createdAt})
          ON CONFLICT DO NOTHING RETURNING id`,
    );
    return inserted !== undefined;
  }

  find(on: Executor, id: string): Promise<ReviewRecord | undefined> {
    return this.one(on, sql`id = ${id}`);
  }

  findOf(on: Executor, kind: 'case' | 'visit', subjectId: string): Promise<ReviewRecord | undefined> {
    return this.one(on, sql`subject_kind = ${kind} AND subject_id = ${subjectId}`);
  }

  async ofRater(on: Executor, raterId: string): Promise<ReviewRecord[]> {
    const rows = await rowsOf(on, Row, sql`SELECT ${ALL} FROM reviews WHERE rater_id = ${raterId} ORDER BY created_at`);
    return rows.map((row) => this.opened(row));
  }

  /** The first words stay. False when something was added before. */
  async append(tx: Executor, { id, text, at }: { id: string; text: string; at: string }): Promise<boolean> {
    const row = await firstRow(
      tx,
      Id,
      sql`UPDATE reviews SET appended = ${this.cipher.encrypt(text, appendedPlace(id))}, appended_at = ${at}
          WHERE id = ${id} AND appended IS NULL RETURNING id`,
    );
    return row !== undefined;
  }

  async exclude(tx: Executor, id: string): Promise<void> {
    await tx.execute(sql`UPDATE reviews SET is_excluded = true WHERE id = ${id}`);
  }

  private async one(on: Executor, where: SQL): Promise<ReviewRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${ALL} FROM reviews WHERE ${where}`);
    return row && this.opened(row);
  }

  private opened(row: ReviewRecord): ReviewRecord {
    const { id, text, appended } = row;
    return {
      ...row,
      text: this.cipher.decrypt(text, textPlace(id)),
      appended: appended === null ? null : this.cipher.decrypt(appended, appendedPlace(id)),
    };
  }
}
