import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  id: z.string(),
  caseId: z.string(),
  materialId: z.string(),
  name: z.string(),
  kind: z.enum(['image', 'pdf']),
  size: z.int(),
  sha256: z.string(),
  uploadedAt: instantText,
  isHandedIn: z.boolean(),
});
/** A file without its bytes. */
export type FileRecord = z.infer<typeof Row>;
export type NewFile = Omit<FileRecord, 'isHandedIn'> & { bytes: Buffer; uploadedBy: string };
export type Look = { file: FileRecord; staffId: string; sessionId: string; at: string };

const ALL = sql`id, case_id AS "caseId", material_id AS "materialId", name, kind, size, sha256,
  uploaded_at::text AS "uploadedAt", handed_in_at IS NOT NULL AS "isHandedIn"`;
const namePlace = (id: string) => `case_files.name.${id}`;
const bytesPlace = (id: string) => `case_files.bytes.${id}`;

/** Files of cases, sealed: the one place that knows where their bytes lie. */
export class CaseFilesRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  async insert(tx: Executor, one: NewFile): Promise<void> {
    const [name, bytes] = [
      this.cipher.encrypt(one.name, namePlace(one.id)),
      this.cipher.encryptBytes(one.bytes, bytesPlace(one.id)),
    ];
    await tx.execute(sql`
      INSERT INTO case_files (id, case_id, material_id, name, kind, size, sha256, bytes, uploaded_by, uploaded_at)
      VALUES (${one.id}, ${one.caseId}, ${one.materialId}, ${name}, ${one.kind}, ${one.size}, ${one.sha256}, ${bytes},
        ${one.uploadedBy}, ${one.uploadedAt})`);
  }

  /** In the order in which they came. */
  list(on: Executor, caseId: string): Promise<FileRecord[]> {
    return this.rows(on, sql`case_id = ${caseId}`);
  }

  async find(on: Executor, caseId: string, id: string): Promise<FileRecord | undefined> {
    return (await this.rows(on, sql`case_id = ${caseId} AND id = ${id}`))[0];
  }

  async bytesOf(on: Executor, { id }: Pick<FileRecord, 'id'>): Promise<Buffer> {
    const row = await firstRow(
      on,
      z.object({ bytes: z.instanceof(Uint8Array) }),
      sql`SELECT bytes FROM case_files WHERE id = ${id}`,
    );
    if (!row) throw new Error(`no file ${id}`);
    return this.cipher.decryptBytes(row.bytes, bytesPlace(id));
  }

  async remove(tx: Executor, { id }: Pick<FileRecord, 'id'>): Promise<void> {
    await tx.execute(sql`DELETE FROM case_files WHERE id = ${id}`);
  }

  async handIn(tx: Executor, caseId: string, at: string): Promise<void> {
    await tx.execute(
      sql`UPDATE case_files SET handed_in_at = ${at} WHERE case_id = ${caseId} AND handed_in_at IS NULL`,
    );
  }

  /** Staff looked at a file: kept for good. */
  async addLook(tx: Executor, { file, staffId, sessionId, at }: Look): Promise<void> {
    await tx.execute(sql`
      INSERT INTO case_file_looks (case_id, file_id, sha256, staff_id, session_id, at)
      VALUES (${file.caseId}, ${file.id}, ${file.sha256}, ${staffId}, ${sessionId}, ${at})`);
  }

  private async rows(on: Executor, where: SQL): Promise<FileRecord[]> {
    const rows = await rowsOf(on, Row, sql`SELECT ${ALL} FROM case_files WHERE ${where} ORDER BY seq`);
    return rows.map((row) => ({ ...row, name: this.cipher.decrypt(row.name, namePlace(row.id)) }));
  }
}
