// pnpm start: builds what is stale, runs platform and BFF together, and stops both when asked or when one dies.
import { resolve } from 'node:path';
import { buildMiniapp, buildServers } from './build.mjs';
import { startServer } from './processes.mjs';

const root = resolve(import.meta.dirname, '..');
const started = performance.now();
const took = () => `${((performance.now() - started) / 1000).toFixed(1)} 秒`;

const HELP = `pnpm start   安装、构建、运行全部（网页 + BFF + 参考平台）
  PORT=3000 PLATFORM_PORT=3100 HOST=127.0.0.1 DATA_DIR=.data   默认值
  DATABASE_URL=postgres://…   换成真正的 PostgreSQL（默认内嵌 PGlite）
  REDIS_URL=redis://…         换成真正的 Redis（默认进程内存）
  全部变量见 .env.example；Ctrl-C 停止`;

/** What both servers must agree on, said once. */
function commonEnv() {
  const { env } = process;
  const isEmbedded = !env.DATABASE_URL && env.NODE_ENV !== 'production';
  return {
    DATA_DIR: resolve(root, env.DATA_DIR || '.data'),
    DEMO_SIGN_IN: env.DEMO_SIGN_IN || String(isEmbedded),
  };
}

async function announce({ ready: url, cache }, platform) {
  const { items: accounts } = platform.hasDemoWorld
    ? await (await fetch(`${url}/api/demo/accounts`)).json()
    : { items: [] };
  const width = Math.max(...accounts.map(({ account }) => account.length), 0);
  console.log(`
一窗已启动（${took()}）：${url}
  群众端   ${url}/
  工作人员 ${url}/#/staff/workbench
  接口     ${url}/api/openapi.json
内嵌：数据库 ${platform.database === 'pglite' ? `PGlite（${commonEnv().DATA_DIR}）` : 'PostgreSQL'}；缓存 ${cache === 'redis' ? 'Redis' : '进程内存'}；演示登录 ${platform.hasDemoWorld ? '开' : '关'}
${accounts.map(({ account, title, note }) => `  ${account.padEnd(width)}  ${title}：${note}`).join('\n')}
Ctrl-C 停止`);
}

async function main() {
  if (process.argv.includes('--help')) return console.log(HELP);
  await buildServers('platform', 'bff');
  await buildMiniapp('h5');
  const servers = [];
  let isStopping = false;
  const stop = async (code) => {
    if (isStopping) return;
    isStopping = true;
    // the BFF first, so that it never serves without its platform
    for (const server of servers.toReversed()) await server.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  const start = async (name, env) => {
    const server = startServer(name, { cwd: resolve(root, name), env: { ...commonEnv(), ...env } });
    servers.push(server);
    void server.exited.then((how) => isStopping || (console.error(`${name} ended with ${how}`), void stop(1)));
    return server.ready;
  };
  try {
    const platform = await start('platform', {});
    const bff = await start('bff', { PLATFORM_URL: platform.ready, H5_DIR: resolve(root, 'miniapp/dist/h5') });
    await announce(bff, platform);
  } catch (error) {
    if (!isStopping) console.error(String(error));
    await stop(1);
  }
}
await main();
