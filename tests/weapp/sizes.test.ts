import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = (target: string) => fileURLToPath(new URL(`../../miniapp/dist/${target}`, import.meta.url));
const KB = 1024;

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
const bytes = (files: string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
const subpackages = () => {
  const app = JSON.parse(readFileSync(`${dist('weapp')}/app.json`, 'utf8')) as { subPackages: { root: string }[] };
  return app.subPackages.map(({ root }) => root);
};
const weappFiles = () => filesUnder(dist('weapp')).filter((file) => !/\.(map|LICENSE\.txt)$/.test(file));

test('the WeChat main package stays within 600 KB', () => {
  const roots = subpackages();
  const main = weappFiles().filter((file) => !roots.includes(relative(dist('weapp'), file).split('/')[0] ?? ''));
  console.log(`weapp main package: ${Math.round(bytes(main) / KB)} KB in ${main.length} files`);
  expect(bytes(main)).toBeLessThanOrEqual(600 * KB);
});

test('every WeChat subpackage stays within 300 KB', () => {
  const sizes = subpackages().map(
    (root) => [root, bytes(weappFiles().filter((file) => file.startsWith(join(dist('weapp'), root))))] as const,
  );
  console.log(`weapp subpackages: ${sizes.map(([root, size]) => `${root} ${Math.round(size / KB)} KB`).join(', ')}`);
  expect(sizes.length).toBeGreaterThanOrEqual(3);
  expect(sizes.filter(([, size]) => size > 300 * KB)).toEqual([]);
});

test('every emitted script parses', () => {
  for (const target of ['h5', 'weapp'])
    for (const file of filesUnder(dist(target)).filter((name) => name.endsWith('.js')))
      execFileSync(process.execPath, ['--check', file], { stdio: 'pipe' });
});

test('the page itself asks for at most 200 KB of gzipped script before any route', () => {
  const html = readFileSync(`${dist('h5')}/index.html`, 'utf8');
  const scripts = [...html.matchAll(/<script[^>]+src="\.?\/?([^"]+\.js)"/g)].map(([, src]) => src ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  const size = scripts.reduce((sum, src) => sum + gzipSync(readFileSync(join(dist('h5'), src))).length, 0);
  console.log(`index.html: ${scripts.length} scripts, ${Math.round(size / KB)} KB gzipped`);
  expect(size).toBeLessThanOrEqual(200 * KB);
});
