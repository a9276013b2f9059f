import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database, rowsOf, type Executor } from '../db/database.js';

const Row = z.object({
  id: z.string(),
  kind: z.enum(['person', 'enterprise']),
  name: z.string(),
  id_number: z.string(),
  birth_date: z.nullable(z.string()),
  is_disabled: z.boolean(),
  phone: z.nullable(z.string()),
});

/** A natural person or an enterprise, in clear: mask before it leaves the platform. */
export type PersonRecord = {
  id: string;
  kind: 'person' | 'enterprise';
  name: string;
  /** Resident identity number, or unified social credit code of an enterprise; upper case. */
  idNumber: string;
  /** `YYYY-MM-DD`; null for an enterprise. */
  birthDate: string | null;
  isDisabled: boolean;
  /** 11 digits; null where none is known. */
  phone?: string | null;
};

const indexColumn = 'people.id_number';
const phoneColumn = 'people.phone';
const namePlace = (id: string) => `people.name.${id}`;
const numberPlace = (id: string) => `people.id_number.${id}`;
const phonePlace = (id: string) => `people.phone.${id}`;

export class PeopleRepository {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
  ) {}

  find(personId: string, on: Executor = this.db): Promise<PersonRecord | undefined> {
    return this.one(on, sql`id = ${personId}`);
  }

  findByIdNumber(idNumber: string, on: Executor = this.db): Promise<PersonRecord | undefined> {
    return this.one(on, sql`id_index = ${this.cipher.blindIndex(idNumber.toUpperCase(), indexColumn)}`);
  }

  /** Families share phones: whose it is can be said only where it is one person's. */
  async findByPhone(phone: string, on: Executor = this.db): Promise<PersonRecord | undefined> {
    const found = await this.some(on, sql`phone_index = ${this.phoneIndex(phone)} LIMIT 2`);
    return found.length === 1 ? found[0] : undefined;
  }

  /** The keyed hash by which a phone is found. */
  phoneIndex(phone: string): string {
    return this.cipher.blindIndex(phone, phoneColumn);
  }

  /** Adds people or replaces those with the same id, all in one statement. */
  async save(people: readonly PersonRecord[], on: Executor = this.db): Promise<void> {
    const rows = people.map(({ id, kind, name, idNumber, birthDate, isDisabled, phone = null }) => ({
      id,
      kind,
      name: this.cipher.encrypt(name, namePlace(id)),
      id_number: this.cipher.encrypt(idNumber, numberPlace(id)),
      id_index: this.cipher.blindIndex(idNumber, indexColumn),
      birth_date: birthDate,
      is_disabled: isDisabled,
      phone: phone === null ? null : this.cipher.encrypt(phone, phonePlace(id)),
      phone_index: phone === null ? null : this.phoneIndex(phone),
    }));
    await on.execute(sql`
      INSERT INTO people (id, kind, name, id_number, id_index, birth_date, is_disabled, phone, phone_index)
      SELECT id, kind, name, id_number, id_index, birth_date, is_disabled, phone, phone_index
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given
        (id text, kind text, name text, id_number text, id_index text, birth_date date, is_disabled boolean,
         phone text, phone_index text)
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, id_number = excluded.id_number,
        id_index = excluded.id_index, birth_date = excluded.birth_date, is_disabled = excluded.is_disabled,
        phone = excluded.phone, phone_index = excluded.phone_index`);
  }

  private async one(on: Executor, where: SQL): Promise<PersonRecord | undefined> {
    return (await this.some(on, where))[0];
  }

  private async some(on: Executor, where: SQL): Promise<PersonRecord[]> {
    const rows = await rowsOf(
      on,
      Row,
      sql`SELECT id, kind, name, id_number, birth_date::text AS birth_date, is_disabled, phone FROM people WHERE ${where}`,
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: this.cipher.decrypt(row.name, namePlace(row.id)),
      idNumber: this.cipher.decrypt(row.id_number, numberPlace(row.id)),
      birthDate: row.birth_date,
      isDisabled: row.is_disabled,
      phone: row.phone === null ? null : this.cipher.decrypt(row.phone, phonePlace(row.id)),
    }));
  }
}
