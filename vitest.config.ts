import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// `source`: workspace packages are tested as TypeScript, no build before the tests
const resolve = { conditions: ['source', 'module', 'browser', 'development|production', 'default'] };
const ssr = { resolve: { conditions: ['source', 'module', 'node', 'development|production', 'default'] } };
// longer than any pause of a busy machine: what never comes fails all the same
const expect = { poll: { timeout: 20_000 } };
const node = (name: string, include: string[], seconds: number) => ({
  resolve,
  ssr,
  test: { name, environment: 'node', include, testTimeout: seconds * 1000, hookTimeout: seconds * 1000, expect },
});

export default defineConfig({
  test: {
    projects: [
      node('unit', ['{shared/*,platform,bff}/src/**/*.test.ts', 'miniapp/src/**/*.test.ts'], 60),
      node('system', ['tests/{contract,fault,integration,weapp}/**/*.test.ts'], 120),
      node('browser', ['tests/{a11y,e2e}/**/*.test.ts'], 120),
      {
        resolve: {
          ...resolve,
          alias: [
            { find: /^@\//, replacement: at('miniapp/src/') },
            { find: /^@tarojs\/components$/, replacement: at('miniapp/test/taro-components.tsx') },
            { find: /^@tarojs\/taro$/, replacement: at('miniapp/test/taro.ts') },
          ],
        },
        ssr,
        oxc: { jsx: { runtime: 'automatic' } },
        define: { 'process.env.TARO_ENV': JSON.stringify('h5') },
        test: {
          name: 'miniapp',
          testTimeout: 60_000,
          expect,
          environment: 'jsdom',
          root: at('miniapp'),
          include: ['src/**/*.test.tsx'],
          setupFiles: [at('miniapp/test/setup.ts')],
        },
      },
    ],
  },
});
