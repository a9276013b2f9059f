import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { RealNameLevel, Role } from '@yichuang/contract/access';
import { Colleague, DemoAccount } from '@yichuang/contract/identity/contract';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';

const Row = z.object({
  id: z.string(),
  person_id: z.nullable(z.string()),
  level: RealNameLevel,
  roles: z.array(Role),
  region: z.nullable(z.string()),
  hall_id: z.nullable(z.string()),
  window_ids: z.nullable(z.array(z.string())),
  title: z.string(),
  note: z.string(),
  user_code: z.string(),
});

const Id = z.object({ id: z.string() });

export type AccountRecord = {
  id: string;
  /** Null until name and number have been matched. */
  personId: string | null;
  level: RealNameLevel;
  roles: Role[];
  region?: string;
  hallId?: string;
  windowIds?: string[];
  title: string;
  note: string;
  /** 办事码: given with the row. */
  userCode: string;
};
/** `demoPosition`: place in the list of demo accounts, whose 办事码 is their id; without it the account is not listed. */
export type NewAccount = Omit<AccountRecord, 'userCode'> & { demoPosition?: number };

const COLUMNS = sql.raw('id, person_id, level, roles, region, hall_id, window_ids, title, note, user_code');

const toRecord = (row: z.infer<typeof Row>): AccountRecord => ({
  id: row.id,
  personId: row.person_id,
  level: row.level,
  roles: row.roles,
  ...(row.region !== null && { region: row.region }),
  ...(row.hall_id !== null && { hallId: row.hall_id }),
  ...(row.window_ids !== null && { windowIds: row.window_ids }),
  title: row.title,
  note: row.note,
  userCode: row.user_code,
});

export class AccountsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(accountId: string, on: Executor = this.db): Promise<AccountRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${COLUMNS} FROM accounts WHERE id = ${accountId}`);
    return row && toRecord(row);
  }

  async findByUserCode(userCode: string, on: Executor = this.db): Promise<AccountRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${COLUMNS} FROM accounts WHERE user_code = ${userCode}`);
    return row && toRecord(row);
  }

  /** Every account of a person, the same order every time. */
  async ofPerson(personId: string, on: Executor = this.db): Promise<AccountRecord[]> {
    const rows = await rowsOf(on, Row, sql`SELECT ${COLUMNS} FROM accounts WHERE person_id = ${personId} ORDER BY id`);
    return rows.map(toRecord);
  }

  /** Whoever changes this account next waits until the transaction ends. */
  async lock(accountId: string, tx: Executor): Promise<AccountRecord | undefined> {
    await tx.execute(sql`SELECT 1 FROM accounts WHERE id = ${accountId} FOR UPDATE`);
    return this.find(accountId, tx);
  }

  /** Accounts that serve at the window. */
  async idsAtWindow(hallId: string, windowId: string, on: Executor = this.db): Promise<string[]> {
    const rows = await rowsOf(
      on,
      Id,
      sql`SELECT id FROM accounts WHERE hall_id = ${hallId}
            AND window_ids @> ${JSON.stringify([windowId])}::jsonb ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Staff of the region and below who handle what is given to them. */
  colleaguesIn(region: string): Promise<z.infer<typeof Colleague>[]> {
    return rowsOf(
      this.db,
      Colleague,
      sql`SELECT id, title, roles FROM accounts
          WHERE starts_with(region, ${region}) AND roles ?| ARRAY['clerk', 'town-clerk', 'officer', 'lead']
          ORDER BY demo_position, id LIMIT 200`,
    );
  }

  listDemo(): Promise<z.infer<typeof DemoAccount>[]> {
    return rowsOf(
      this.db,
      DemoAccount,
      sql`SELECT id AS account, title, note, roles, user_code AS "userCode" FROM accounts
          WHERE demo_position IS NOT NULL ORDER BY demo_position`,
    );
  }

  async proveRealName(accountId: string, personId: string, tx: Executor): Promise<void> {
    await tx.execute(sql`
      UPDATE accounts SET person_id = ${personId}, level = greatest(level, 2) WHERE id = ${accountId}`);
  }

  /** The account at level 3; undefined when it does not exist or nobody has proved a name for it. */
  async raiseToThree(accountId: string): Promise<AccountRecord | undefined> {
    const raised = await firstRow(
      this.db,
      Id,
      sql`UPDATE accounts SET level = 3 WHERE id = ${accountId} AND person_id IS NOT NULL RETURNING id`,
    );
    return raised && this.find(raised.id);
  }

  /** How many accounts of this person are at level 3 now. */
  async raisePersonToThree(personId: string, tx: Executor): Promise<number> {
    return (await rowsOf(tx, Id, sql`UPDATE accounts SET level = 3 WHERE person_id = ${personId} RETURNING id`)).length;
  }

  /** The id of the account behind a keyed hash of an openid; a citizen's at level 1 when there was none. */
  async findOrMakeWechat(index: string): Promise<string> {
    const id = `w-${randomBytes(9).toString('hex')}`;
    // of two first sign-ins at once the second waits here and finds the first one's account
    await this.db.execute(sql`
      INSERT INTO accounts (id, level, roles, title, note, wechat_index)
      VALUES (${id}, 1, '["citizen"]'::jsonb, '微信用户', '', ${index})
      ON CONFLICT (wechat_index) DO NOTHING`);
    const row = await firstRow(this.db, Id, sql`SELECT id FROM accounts WHERE wechat_index = ${index}`);
    return row?.id ?? id;
  }

  /** Adds accounts or replaces those with the same id, all in one statement. */
  async save(accounts: readonly NewAccount[], on: Executor = this.db): Promise<void> {
    const rows = accounts.map((account) => ({
      id: account.id,
      person_id: account.personId,
      level: account.level,
      roles: account.roles,
      region: account.region,
      hall_id: account.hallId,
      window_ids: account.windowIds,
      title: account.title,
      note: account.note,
      demo_position: account.demoPosition,
    }));
    await on.execute(sql`
      INSERT INTO accounts (id, person_id, level, roles, region, hall_id, window_ids, title, note, demo_position, user_code)
      SELECT id, person_id, level, roles, region, hall_id, window_ids, title, note, demo_position,
        CASE WHEN demo_position IS NULL THEN new_user_code() ELSE id END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given
        (id text, person_id text, level integer, roles jsonb, region text, hall_id text, window_ids jsonb,
         title text, note text, demo_position integer)
      ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, level = excluded.level, roles = excluded.roles,
        region = excluded.region, hall_id = excluded.hall_id, window_ids = excluded.window_ids,
        title = excluded.title, note = excluded.note, demo_position = excluded.demo_position`);
  }
}
