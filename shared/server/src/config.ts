import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

export const port = (byDefault: number) =>
  z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(0), z.maximum(65_535)), byDefault);
export const text = (byDefault: string) => z._default(z.string(), byDefault);
export const flag = z.optional(z.stringbool());
/** `a, b` → `['a', 'b']` */
export const commaList = z._default(
  z.pipe(
    z.string(),
    z.transform((list: string) =>
      list
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ),
  [],
);

/** Parses the environment; an empty variable counts as unset. Ends the process with a list of what to mend. */
export function readEnv<S extends z.ZodMiniObject>(schema: S, env: NodeJS.ProcessEnv): z.output<S> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = z.safeParse(schema, set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`配置有误，请对照 .env.example 修改：\n${lines.join('\n')}`);
}

/** Loopback only: everything that must never face a network is allowed here and nowhere else. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/**
 * A secret given by the environment, or one that is made once and kept in the data folder.
 * In production it must be given and hold at least 32 bytes.
 */
export function secret(
  name: string,
  given: string | undefined,
  at: { dataDir: string; isProduction: boolean },
): string {
  if (given !== undefined) {
    if (Buffer.byteLength(given) < 32) throw new Error(`${name} 至少要 32 字节`);
    return given;
  }
  if (at.isProduction) throw new Error(`生产环境必须设置 ${name}（至少 32 字节）`);
  const file = join(at.dataDir, 'secrets', name.toLowerCase());
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(join(at.dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // the other server of this folder made it in the same moment
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
