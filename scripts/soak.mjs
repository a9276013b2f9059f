// pnpm soak: what `pnpm test` runs by sample or at a tenth, in full, then every measurement; ends with a table of what the
// measurements printed. Takes long.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from './processes.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const MEASUREMENTS = ['cache', 'cache-faults', 'search', 'import'];

/** Every test that asks whether this is a soak. */
const suites = ['tests', 'platform/src', 'shared', 'bff/src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .filter((file) => /\bisSoak\b|\bscaled\(|env\['SOAK'\]/.test(readFileSync(file, 'utf8')));

/** What it prints as `name: value`, as rows; all of it is shown as it comes. */
async function rowsOf(name) {
  const child = spawn(process.execPath, [`tests/load/${name}.mjs`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const rows = [];
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    const at = line.indexOf(': ');
    if (at > 0) rows.push(`| ${line.slice(0, at)} | ${line.slice(at + 2)} |`);
  }
  if ((await ended) !== 0) throw new Error(`tests/load/${name}.mjs failed`);
  return rows;
}

await run(process.execPath, ['scripts/test.mjs', ...suites], { env: { ...process.env, SOAK: '1' } });
const rows = [];
for (const name of MEASUREMENTS) rows.push(...(await rowsOf(name)));
console.log(['', '| figure | measured |', '|---|---|', ...rows].join('\n'));
