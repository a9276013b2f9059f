import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * PGlite has no directory lock and two processes ruin the data: O_EXCL plus the owner's pid, taken over only from a dead
 * owner. Returns the unlock.
 * @throws Error when a living process holds the directory
 */
export function lockDirectory(dir: string): () => void {
  const file = `${dir}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++)
    try {
      const descriptor = openSync(file, 'wx');
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (owner > 0 && isAlive(owner))
        throw new Error(`数据目录 ${dir} 正被进程 ${owner} 使用：请先停掉它，或换一个 DATA_DIR`, { cause: error });
      rmSync(file, { force: true });
    }
  throw new Error(`锁不住数据目录 ${dir}`);
}
