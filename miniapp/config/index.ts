import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import webpack from 'webpack';
import { cacheGroups } from './home-chunks';
import { PreloadHome } from './preload-home';
import { terser } from './terser';

// webpack5-runner runs babel only on src/ and node_modules/*taro*: add the workspace's TypeScript source and the npm
// packages that ship ES2022 private fields, which old WeChat engines cannot parse. A RegExp is refused here.
const CONTRACT = path.resolve(__dirname, '../../shared/contract/src');
const ES2022_DEPS = /[\\/]node_modules[\\/](@tanstack|zustand|zod|uqr)[\\/]/;
const compile = { include: [CONTRACT, (file: string) => ES2022_DEPS.test(file)] };

type Chain = {
  output: { set(key: string, value: unknown): void };
  resolve: { set(key: string, value: unknown): void; merge(options: object): void };
  plugin(name: string): { use(plugin: unknown, args: unknown[]): void };
  optimization: { merge(options: object): void };
};

const everywhere = (chain: Chain) => {
  // `source` makes @yichuang/contract/x resolve to src/x.ts; extensionAlias lets its './route.js' find route.ts
  chain.resolve.set('conditionNames', ['source', '...']);
  chain.resolve.set('extensionAlias', { '.js': ['.ts', '.tsx', '.js'] });
  // of the code that webpack itself writes, as of all other: iOS 12 knows them
  chain.output.set('environment', { arrowFunction: true, const: true });
};

const mini = {
  compile,
  // code that only subpackages use stays out of the main package
  optimizeMainPackage: { enable: true },
  minifyXML: { collapseWhitespace: true },
  // nothing here is written as HTML
  runtime: { enableInnerHTML: false },
  webpackChain(chain: Chain) {
    everywhere(chain);
    // WeChat's logic layer has none, and react-query then waits for ever without an error
    chain
      .plugin('weappPolyfills')
      .use(webpack.ProvidePlugin, [
        { AbortController: [path.resolve(__dirname, '../src/polyfills/abort.js'), 'AbortController'] },
      ]);
  },
  postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
};

// What Taro brings for browsers older than ours, for JSONP and to tell phones apart (it then says "unknown").
const NOT_NEEDED_IN_BROWSERS = {
  'whatwg-fetch': false,
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only': false,
  'jsonp-retry': false,
  platform: false,
};
// The weui icon font in Taro's style sheet, of which we show no icon.
const EMPTY = 'data:application/octet-stream;base64,';

const h5 = {
  compile,
  webpackChain(chain: Chain) {
    everywhere(chain);
    chain.resolve.merge({ alias: NOT_NEEDED_IN_BROWSERS });
    chain
      .plugin('withoutIconFont')
      .use(webpack.NormalModuleReplacementPlugin, [/^data:application\/octet-stream;base64,./, EMPTY]);
    chain.optimization.merge({ splitChunks: { cacheGroups } });
    chain.plugin('preloadHome').use(PreloadHome, []);
  },
  publicPath: './',
  staticDirectory: 'static',
  // the tab bar's icons are files: as text in the script they would cost more and keep the first page waiting
  imageUrlLoaderOption: { maxSize: 0 },
  // page animation off (app.config.ts): with it a quick Back after a reload can leave a blank page
  router: { mode: 'hash' },
  output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[hash].css',
    chunkFilename: 'css/[name].[chunkhash].css',
  },
  postcss: {
    autoprefixer: { enable: true, config: {} },
    // the root font stops growing at a 480 px wide column
    pxtransform: { enable: true, config: { maxRootSize: 25.6 } },
    cssModules: { enable: false },
  },
  devServer: {
    port: 10086,
    open: false,
    proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: true } },
  },
};

export default defineConfig(async (merge) => {
  const base = {
    projectName: 'yichuang',
    date: '2026-1-1',
    designWidth: 750,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    // one folder per target, or the second build wipes the first
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [path.resolve(__dirname, 'plugin-slots')],
    // where the mini-program finds the BFF; a browser asks its own origin
    defineConstants: { API_BASE: JSON.stringify(process.env.TARO_APP_API_BASE ?? 'http://127.0.0.1:3000') },
    copy: { patterns: [], options: {} },
    alias: { '@': path.resolve(__dirname, '../src') },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    terser: { enable: true, config: terser },
    mini,
    h5,
  } as unknown as UserConfigExport;
  return merge({}, base);
});
