import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export const run = (command, args, options = {}) =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.once('error', fail);
    child.once('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}`)),
    );
  });

/** Output goes to a file; its end is shown only when the command fails. */
export async function runQuietly(logFile, command, args, options = {}) {
  mkdirSync(dirname(logFile), { recursive: true });
  const descriptor = openSync(logFile, 'w');
  try {
    await run(command, args, { ...options, stdio: ['ignore', descriptor, descriptor] });
  } catch (error) {
    process.stderr.write(readFileSync(logFile, 'utf8').slice(-6000));
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Starts a server as a direct child (no shell, no pnpm between: signals must reach it) and waits for its {"ready":…} line.
 * `ready` resolves to that line, parsed; `ready.ready` is the address.
 */
export function startServer(name, { cwd, env = {}, timeoutMs = 90_000, log = process.stdout }) {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? code)));
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-2000);
    log.write(chunk);
  });
  const ready = new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${name} was not ready in ${timeoutMs} ms`)), timeoutMs);
    void exited.then((how) => {
      clearTimeout(timer);
      fail(new Error(`${name} ended with ${how} before it was ready\n${complaint}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{"ready"')) return void log.write(`[${name}] ${line}\n`);
      clearTimeout(timer);
      done(JSON.parse(line));
    });
  });
  const stop = async (graceMs = 8000) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  };
  return { name, child, ready, exited, stop };
}
