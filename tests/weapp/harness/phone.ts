import { Agent } from 'undici';
import { AppManifest } from './app-manifest.ts';
import { canvasFileApis } from './canvas-file.ts';
import { ModuleLoader } from './module-loader.ts';
import { PageInstance, type PageConfig, type Params } from './page-instance.ts';
import { PageStack } from './page-stack.ts';
import { PageView, waitFor } from './page-view.ts';
import { Realm } from './realm.ts';
import { Templates } from './templates.ts';
import { Timers } from './timers.ts';
import { createWx } from './wx.ts';
import { WxAnswers, type Answer } from './wx-answers.ts';
import { deviceApis, storageApis } from './wx-device.ts';
import { WxListeners } from './wx-listeners.ts';
import { PhoneFiles } from './wx-files.ts';
import { requestWith, type RequestLine } from './wx-request.ts';
import { settle, type Callbacks, type NewPromise, type Outcome } from './wx-settle.ts';
import { uploadWith } from './wx-upload.ts';

const STILL_POLLS = 10;

type AppConfig = Partial<Record<'onLaunch' | 'onShow' | 'onHide', (options: unknown) => void>>;
type Options = {
  /** Address of the running stack; without it every request fails. */
  server?: string;
  /** What an earlier start left on the phone. */
  storage?: Map<string, string>;
  /** How large its owner has set text in WeChat; 1 is ordinary. */
  textScale?: number;
  /** Where the device's clock stands at first; real time unless told. */
  now?: string;
};

/**
 * A phone with WeChat that runs the built mini-program: a bare realm, the real templates, one stack of pages, HTTP to a
 * real server. Whatever WeChat would not do gathers in `complaints`, which must stay empty.
 */
export class Phone {
  readonly manifest: AppManifest;
  readonly realm: Realm;
  readonly complaints: string[] = [];
  readonly requests: RequestLine[] = [];
  readonly storage: Map<string, string>;
  readonly wx: WxAnswers;
  readonly files: PhoneFiles;
  readonly stack: PageStack;
  private readonly templates: Templates;
  private readonly timers: Timers;
  private readonly listeners: WxListeners;
  private readonly loader: ModuleLoader;
  private readonly agent = new Agent({ connections: 8 });
  private readonly pageConfigs = new Map<string, PageConfig>();
  private app: AppConfig | undefined;
  private isOnline = true;
  private clockOffset = 0;

  constructor(dist: string, { server = 'http://127.0.0.1:9', storage = new Map(), now, textScale }: Options = {}) {
    const complain = (complaint: string) => void this.complaints.push(complaint);
    const copy = (value: unknown) => this.realm.copy(value);
    const soon = (callback: () => void) => this.timers.soon(callback);
    this.storage = storage;
    if (now !== undefined) this.setClock(now);
    this.manifest = new AppManifest(dist);
    this.templates = new Templates(dist);
    this.timers = new Timers((error) => this.fail(error));
    this.listeners = new WxListeners(copy);
    const promise: NewPromise = (executor) => this.realm.promise(executor);
    this.wx = new WxAnswers(soon, copy, promise, complain);
    const buffer = (bytes: Uint8Array) => this.realm.buffer(bytes);
    this.files = new PhoneFiles({ soon, copy, buffer, promise, calls: this.wx.calls });
    this.stack = new PageStack(this.manifest, (route, params) => this.createPage(route, params));
    this.realm = new Realm(
      { ...this.timers.globals, ...this.globals(), wx: createWx(this.apis(server, textScale), complain) },
      () => Date.now() + this.clockOffset,
    );
    this.loader = new ModuleLoader(dist, this.manifest, this.realm);
  }

  /** Starts the app on its first page, as a tap on its icon does. */
  launch(): this {
    this.loader.load('app');
    if (!this.app) throw new Error('app.js never called App()');
    const options = this.realm.copy({ path: this.manifest.first, query: {}, scene: 1001, referrerInfo: {} });
    this.app.onLaunch?.call(this.app, options);
    this.app.onShow?.call(this.app, options);
    this.open(`/${this.manifest.first}`);
    return this;
  }

  /** The page in front. */
  get page(): PageView {
    return new PageView(this.stack.top);
  }

  /** Opens a page alone, as a scanned link does. */
  open(url: string): PageView {
    const outcome = this.stack.reLaunch(url);
    if ('reason' in outcome) throw new Error(outcome.reason);
    return this.page;
  }

  /** Waits until this page is in front. */
  async waitForPage(route: string): Promise<PageView> {
    await waitFor(
      () => this.page.route === route,
      () => `${this.page.route} is in front and says: ${this.page.text}`,
    );
    return this.page;
  }

  /** Waits until nothing is asked for any more and the page has stopped changing. */
  async settle(): Promise<PageView> {
    let [before, still] = ['', 0];
    await waitFor(
      () => {
        const pending = this.requests.filter(({ status }) => status === undefined).length;
        const now = `${this.requests.length} ${pending} ${this.stack.top.route} ${this.stack.top.data.calls}`;
        still = now === before && pending === 0 && this.page.text !== '' ? still + 1 : 0;
        before = now;
        return still >= STILL_POLLS;
      },
      () => `${this.page.route} says: ${this.page.text}\n${JSON.stringify(this.requests)}`,
    );
    return this.page;
  }

  /** What the person or the phone answers from now on. */
  answer(api: string, answer: Answer): void {
    this.wx.answers[api] = answer;
  }

  /** Moves the device's clock, which then goes on. */
  setClock(instant: string): void {
    this.clockOffset = Date.parse(instant) - Date.now();
  }

  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    this.listeners.emit('NetworkStatusChange', { isConnected: isOnline, networkType: isOnline ? 'wifi' : 'none' });
  }

  /** A call that touches personal data, before the person has agreed; `resolve` hears what the app lets WeChat do. */
  needPrivacy(resolve: (answer: { event: string; buttonId?: string }) => void): void {
    this.listeners.emit('NeedPrivacyAuthorization', resolve);
  }

  async close(): Promise<void> {
    this.stack.closeAll();
    this.timers.stopAll();
    await this.agent.destroy();
  }

  private apis(server: string, textScale: number | undefined): object {
    const copy = (value: unknown) => this.realm.copy(value);
    const soon = (callback: () => void) => this.timers.soon(callback);
    const buffer = (bytes: Uint8Array) => this.realm.buffer(bytes);
    const isOnline = () => this.isOnline;
    const wiring = { server, agent: this.agent, isOnline, copy, buffer, soon, log: this.requests };
    const complain = (complaint: string) => void this.complaints.push(complaint);
    const fileAt = (path: string) => this.files.kept.get(path);
    const apis: Record<string, unknown> = {
      ...this.wx.apis,
      ...deviceApis(copy, textScale),
      ...storageApis(this.storage, copy),
      ...this.listeners.apis,
      ...this.navigationApis(),
      ...this.files.apis,
      ...canvasFileApis(this.files, soon),
      request: requestWith(wiring),
      uploadFile: uploadWith(wiring, { fileAt, complain }),
      canIUse: (name: string) => (name.split('.', 1)[0] ?? '') in apis,
      nextTick: soon,
      createSelectorQuery: () => this.stack.top.query(),
    };
    return apis;
  }

  private globals(): object {
    const say = (...words: unknown[]) => this.complaints.push(`console.error ${words.map(String).join(' ')}`);
    const nothing = () => undefined;
    return {
      console: { log: nothing, info: nothing, debug: nothing, warn: nothing, error: say },
      App: (config: AppConfig) => {
        this.app = config;
      },
      Page: (config: PageConfig) => {
        this.pageConfigs.set(this.loader.current, config);
      },
      Component: () => undefined,
      Behavior: (behavior: unknown) => behavior,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.all.map(({ self }) => self),
    };
  }

  private navigationApis(): object {
    const api = (name: string, move: (options: { url: string; delta?: number }) => Outcome) => [
      name,
      (options: Callbacks & { url: string; delta?: number }) =>
        this.timers.soon(() => {
          const outcome = move(options);
          if ('reason' in outcome) this.complaints.push(`wx.${name} ${options.url}: ${outcome.reason}`);
          settle(name, options, outcome);
        }),
    ];
    return Object.fromEntries([
      api('navigateTo', ({ url }) => this.stack.navigateTo(url)),
      api('redirectTo', ({ url }) => this.stack.redirectTo(url)),
      api('reLaunch', ({ url }) => this.stack.reLaunch(url)),
      api('switchTab', ({ url }) => this.stack.switchTab(url)),
      api('navigateBack', ({ delta = 1 }) => this.stack.navigateBack(delta)),
    ]);
  }

  private createPage(route: string, params: Params): PageInstance {
    this.loader.load(route);
    const config = this.pageConfigs.get(route);
    if (!config) throw new Error(`${route}.js never called Page()`);
    const around = {
      templates: this.templates,
      soon: (callback: () => void) => this.timers.soon(callback),
      copy: (value: unknown) => this.realm.copy(value),
    };
    return new PageInstance(route, this.realm.copy(params) as Params, config, around);
  }

  private fail(error: unknown): void {
    this.complaints.push(`uncaught ${String(error)}`);
    this.listeners.emit('Error', { message: String(error) });
  }
}
