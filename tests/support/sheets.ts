import { randomUUID } from 'node:crypto';
import { toWire } from '@yichuang/contract/client';
import { CatalogueImport, startImport } from '@yichuang/contract/catalogue/import-contract';
import { Problem } from '@yichuang/contract/problem';
import type { Sent } from '@yichuang/contract/route';
import * as z from 'zod/mini';
import { raw, type Person } from './client.ts';
import { multipart, type FileToSend } from './upload.ts';

type Query = Sent<typeof startImport>['query'];

/** A sheet of the four columns that every sheet has. */
export const minimalSheet = (rows: readonly { code: string; name: string; dept?: string }[]): FileToSend => ({
  name: '事项.csv',
  bytes: Buffer.from(
    `部门,事项名称,事项类型,实施编码\n${rows.map(({ code, name, dept = '民政局' }) => `${dept},${name},公共服务,${code}\n`).join('')}`,
  ),
});

let codes = 0;
/** A code that no other item has. */
export const freshCode = (): string => `11420704000000000A40099${String(++codes).padStart(8, '0')}`;

const send = (person: Person, file: FileToSend, query: Query) => {
  const wire = toWire(startImport, { query }, { idempotencyKey: randomUUID() });
  const { headers, body } = multipart(file);
  return raw(`${person.url}${wire.path}`, {
    method: 'POST',
    headers: { ...wire.headers, ...headers, ...person.headers },
    body,
  });
};

export async function importSheet(person: Person, file: FileToSend, query: Query = {}): Promise<CatalogueImport> {
  const { status, text } = await send(person, file, query);
  if (status !== 201) throw new Error(`the sheet was refused: ${status} ${text.slice(0, 400)}`);
  return z.parse(CatalogueImport, JSON.parse(text));
}

export async function importRefused(person: Person, file: FileToSend, query: Query = {}): Promise<Problem> {
  const { status, text } = await send(person, file, query);
  if (status < 400) throw new Error(`the sheet was not refused: ${text.slice(0, 400)}`);
  return z.parse(Problem, JSON.parse(text));
}
