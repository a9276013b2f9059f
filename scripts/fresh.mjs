import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIP = new Set(['node_modules', 'dist', 'test']);

function* filesUnder(path) {
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).toSorted())
    if (!SKIP.has(name) && !/\.(test\.tsx?|tsbuildinfo)$/.test(name)) yield* filesUnder(join(path, name));
}

/** Content, not mtime: a fresh clone or a checkout touches every mtime. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesUnder(path)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Runs `build` unless the folder `out` carries the stamp of exactly these inputs. True when it built. */
export async function buildIfStale(out, inputs, build) {
  const stamp = `${out}.stamp`;
  const want = fingerprint(inputs);
  if (existsSync(out) && existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return false;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, want);
  return true;
}
