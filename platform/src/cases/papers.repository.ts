import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { DocumentType, type CaseDocument } from '@yichuang/contract/cases/document';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';
import { PaperContent } from './paper-content.js';

const Row = z.object({
  id: z.string(),
  type: DocumentType,
  title: z.string(),
  documentNo: z.string(),
  issuedAt: instantText,
});
const FullRow = z.object({ ...Row.shape, content: z.string() });

export type Paper = CaseDocument & { content: PaperContent };

const HEAD = sql`id, type, title, document_no AS "documentNo", issued_at::text AS "issuedAt"`;
const contentPlace = (id: string) => `case_papers.content.${id}`;

/** Papers are written once; the database refuses every change. */
export class PapersRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  async insert(tx: Executor, caseId: string, { id, type, title, documentNo, issuedAt, content }: Paper): Promise<void> {
    await tx.execute(sql`
      INSERT INTO case_papers (id, case_id, type, title, document_no, issued_at, content)
      VALUES (${id}, ${caseId}, ${type}, ${title}, ${documentNo}, ${issuedAt},
        ${this.cipher.encrypt(JSON.stringify(content), contentPlace(id))})`);
  }

  /** The latest first. */
  list(on: Executor, caseId: string): Promise<CaseDocument[]> {
    return rowsOf(on, Row, sql`SELECT ${HEAD} FROM case_papers WHERE case_id = ${caseId} ORDER BY seq DESC`);
  }

  /** Undefined for a paper of another case too. */
  async find(on: Executor, caseId: string, id: string): Promise<Paper | undefined> {
    const row = await firstRow(
      on,
      FullRow,
      sql`SELECT ${HEAD}, content FROM case_papers WHERE id = ${id} AND case_id = ${caseId}`,
    );
    if (!row) return undefined;
    const content: unknown = JSON.parse(this.cipher.decrypt(row.content, contentPlace(id)));
    return { ...row, content: z.parse(PaperContent, content) };
  }
}
