import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { People } from '../demo/people.mjs';

const EVERY_MS = 500;

/**
 * Puts an exported catalogue into an instance.
 * @returns the codes of its items
 * @throws Error with what the import refused
 */
export async function loadCatalogue(url, file) {
  const admin = await new People(url, () => undefined).as('catalogue-admin');
  const form = new FormData();
  const bytes = readFileSync(file);
  form.append('file', new Blob([bytes], { type: 'application/json' }), basename(file));
  let told = await admin.ask('POST', '/admin/catalogue/imports?dryRun=false', { form });
  while (told.state === 'checking' || told.state === 'applying') {
    await sleep(EVERY_MS);
    told = await admin.get(`/admin/catalogue/imports/${told.id}`);
  }
  if (told.state === 'applied')
    return new Set(JSON.parse(bytes.toString('utf8')).items.map(({ taskCode }) => taskCode));
  const { items } = await admin.get(`/admin/catalogue/imports/${told.id}/findings?severity=error&limit=5`);
  const lines = items.map(({ row, heading, message }) => `第 ${row} 行 ${heading}：${message}`);
  throw new Error([told.refusal?.message ?? `${file} 没有导入：${told.stateName}`, ...lines].join('\n'));
}
