import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BffEnv } from '@yichuang/bff/config';
import { PlatformEnv } from '@yichuang/platform/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Runs a tool of the workspace; its output is the failure message. */
function passes(bin: string, ...args: string[]) {
  try {
    execFileSync(process.execPath, [`${root}/node_modules/${bin}`, ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${bin}\n${stdout}${stderr}`.slice(-6000), { cause: error });
  }
}

describe('the house rules hold', () => {
  test('the linter finds nothing: layers, cycles, sizes, who may read time, environment and sockets', () =>
    passes('oxlint/bin/oxlint', '--type-aware'));
  test('the code is formatted', () => passes('oxfmt/bin/oxfmt', '--check'));
  test('nothing is exported, installed or kept that nobody uses', () => passes('knip/bin/knip.js'));
  test('the mini-app type-checks', () => passes('typescript/bin/tsc', '-p', 'miniapp', '--noEmit'));
});

test('.env.example lists exactly the variables that the two configurations read', () => {
  const listed = readFileSync(`${root}/.env.example`, 'utf8')
    .split('\n')
    .flatMap((line) => /^#? ?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
  const read = [...Object.keys(BffEnv.def.shape), ...Object.keys(PlatformEnv.def.shape)];
  expect(listed.toSorted()).toEqual([...new Set(read)].toSorted());
});

test('no source file passes 250 lines', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.scss'], { cwd: root, encoding: 'utf8' });
  const linesOf = (file: string) => readFileSync(`${root}/${file}`, 'utf8').trimEnd().split('\n').length;
  expect(
    files
      .trim()
      .split('\n')
      .filter((file) => linesOf(file) > 250),
  ).toEqual([]);
});

test('a class belongs to one feature: pages share their style sheets, and what is loaded next would restyle the other', () => {
  const owners = new Map<string, Set<string>>();
  const files = execFileSync('git', ['ls-files', 'miniapp/src/*.scss'], { cwd: root, encoding: 'utf8' });
  for (const file of files.trim().split('\n')) {
    const [, , feature = ''] = file.split('/');
    const sheet = readFileSync(`${root}/${file}`, 'utf8');
    for (const [, name = ''] of sheet.matchAll(/^\.([a-z][\w-]*)(?=\s*[,{])/gm))
      owners.set(name, (owners.get(name) ?? new Set()).add(feature));
  }
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, features]) => features.size > 1).map(([name]) => name)).toEqual([]);
});

test('every decision is numbered and in order', () => {
  const numbers = readdirSync(`${root}/docs/adr`).map((name) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
