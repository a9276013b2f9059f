import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Form, FormSection } from '@yichuang/contract/cases/form';
import { firstRow, type Executor } from '../db/database.js';
import { CasePolicy } from './case-record.js';

/** A frozen version of a form and the rules that came with it. */
export const FormRecord = z.object({ catalogCode: z.string(), policy: CasePolicy, form: Form });
export type FormRecord = z.infer<typeof FormRecord>;

/** The form of matters that have none of their own. */
export const GENERAL_FORM = '*';

const Row = z.object({
  catalogCode: z.string(),
  version: z.int(),
  policy: CasePolicy,
  sections: z.array(FormSection),
});

export class FormsRepository {
  /** The newest form of the matter, or the general one; undefined where there is neither. */
  latest(on: Executor, catalogCode: string): Promise<FormRecord | undefined> {
    return this.one(
      on,
      sql`catalog_code IN (${catalogCode}, ${GENERAL_FORM})
          ORDER BY catalog_code = ${catalogCode} DESC, version DESC LIMIT 1`,
    );
  }

  /** The newest version under exactly this code. */
  newest(on: Executor, code: string): Promise<FormRecord | undefined> {
    return this.one(on, sql`catalog_code = ${code} ORDER BY version DESC LIMIT 1`);
  }

  /** The version that a case was filled in on. */
  async of(on: Executor, used: { formCode: string; formVersion: number }): Promise<Form> {
    return (await this.record(on, used)).form;
  }

  /** {@link of} with the rules that came with it. */
  async record(on: Executor, used: { formCode: string; formVersion: number }): Promise<FormRecord> {
    const found = await this.one(on, sql`catalog_code = ${used.formCode} AND version = ${used.formVersion}`);
    if (!found) throw new Error(`no form ${used.formCode} version ${used.formVersion}`);
    return found;
  }

  /** Publishes versions that are new; one that stands is frozen and stays as it is. */
  async publish(forms: readonly FormRecord[], on: Executor): Promise<void> {
    for (const { catalogCode, policy, form } of forms)
      await on.execute(sql`
        INSERT INTO case_forms (catalog_code, version, form, policy)
        VALUES (${catalogCode}, ${form.version}, ${JSON.stringify({ sections: form.sections })}::jsonb,
          ${JSON.stringify(policy)}::jsonb)
        ON CONFLICT (catalog_code, version) DO NOTHING`);
  }

  private async one(on: Executor, where: SQL): Promise<FormRecord | undefined> {
    const row = await firstRow(
      on,
      Row,
      sql`SELECT catalog_code AS "catalogCode", version, policy, form->'sections' AS sections
          FROM case_forms WHERE ${where}`,
    );
    if (!row) return undefined;
    const { catalogCode, policy, version, sections } = row;
    return { catalogCode, policy, form: { version, sections } };
  }
}
