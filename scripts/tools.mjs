// The system programs that tests need: used when installed, fetched with apt on Debian as root, else named.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './processes.mjs';

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => {
    try {
      accessSync(join(dir, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Debian keeps initdb and postgres off the PATH. */
function postgresBin() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a)).find((v) => existsSync(`${base}/${v}/bin/initdb`));
  return newest === undefined ? undefined : `${base}/${newest}/bin`;
}

const REDIS_SERVER = 'redis-server';

const TOOLS = {
  postgresql: () => process.env.TEST_DATABASE_URL !== undefined || postgresBin() !== undefined,
  [REDIS_SERVER]: () => onPath(REDIS_SERVER),
  chromium: () => process.env.CHROMIUM_PATH !== undefined || onPath('chromium'),
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto'),
  'zbar-tools': () => onPath('zbarimg'),
  'poppler-utils': () => onPath('pdftotext') && onPath('pdftoppm'),
};
const missing = () => Object.keys(TOOLS).filter((name) => !TOOLS[name]());

/** @throws Error naming what is missing where it cannot be installed: a test that silently skips tests nothing */
export async function ensureTools() {
  const wanted = missing();
  if (wanted.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`apt-get install ${wanted.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
    await run('apt-get', ['update', '-qq'], quiet).catch(() => undefined);
    // another apt on the machine is waited for
    const lock = ['-o', 'DPkg::Lock::Timeout=300'];
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...lock, ...wanted], quiet);
  }
  const still = missing();
  if (still.length > 0)
    throw new Error(`测试还缺：${still.join(' ')}。请安装后再跑（Debian：apt-get install ${still.join(' ')}）`);
}

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const isOpen = (port) =>
  new Promise((done) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => (socket.destroy(), done(true)));
    socket.on('error', () => done(false));
  });

async function untilOpen(port, child, name) {
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    if (await isOpen(port)) return;
    await sleep(50);
  }
  throw new Error(`${name} did not open ${port}`);
}

/** PostgreSQL refuses root: as root it runs as `postgres`, which the Debian package made. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = (which) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
  shared_buffers: '64MB',
};

/** A private PostgreSQL on a free port in a folder of its own, or the one that TEST_DATABASE_URL points to. */
export async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => undefined };
  const bin = postgresBin();
  const port = await freePort();
  const dir = mkdtempSync(`${tmpdir()}/yichuang-pg-`);
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(dir, user.uid, user.gid);
  const options = { ...user, cwd: dir, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  const initdb = ['-D', `${dir}/data`, '-U', 'yichuang', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(`${bin}/initdb`, initdb, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const settings = Object.entries({ ...SETTINGS, port, unix_socket_directories: dir });
  const args = ['-D', `${dir}/data`, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn(`${bin}/postgres`, args, { ...options, stdio: 'ignore' });
  await untilOpen(port, child, 'postgres');
  const stop = async () => {
    const gone = new Promise((done) => child.once('exit', done));
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client
    if (child.exitCode === null && child.kill('SIGINT')) await gone;
    rmSync(dir, { recursive: true, force: true });
  };
  return { url: `postgres://yichuang@127.0.0.1:${port}/postgres`, stop };
}

/**
 * A private Redis that keeps nothing on disk, on a free port unless told. `more` are further arguments, `file` settings
 * to begin with. `stop` may be given another signal, and the port used again.
 */
export async function startRedis({ port: given, file, more = [] } = {}) {
  const port = given ?? (await freePort());
  const dir = mkdtempSync(`${tmpdir()}/yichuang-redis-`);
  const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir, ...more];
  const child = spawn(REDIS_SERVER, [...(file ? [file] : []), ...settings.map(String)], { stdio: 'ignore' });
  await untilOpen(port, child, REDIS_SERVER);
  const stop = async (signal = 'SIGTERM') => {
    const gone = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await gone;
    rmSync(dir, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, port, kill: (signal) => child.kill(signal), stop };
}
