import type { ChildProcess } from 'node:child_process';

type Log = { write(chunk: unknown): unknown };
export function startServer(
  name: string,
  options: { cwd: string; env?: Record<string, string>; timeoutMs?: number; log?: Log },
): {
  name: string;
  child: ChildProcess;
  ready: Promise<{ ready: string }>;
  exited: Promise<number | string>;
  stop(graceMs?: number): Promise<void>;
};
