import type { AppManifest } from './app-manifest.ts';
import type { PageInstance, Params } from './page-instance.ts';
import type { Outcome } from './wx-settle.ts';

const MOST_PAGES = 10;

/** `/a/b?x=1&x=2` → route `a/b` and its parameters: as they are written (WeChat decodes nothing), the last of equals. */
function parseUrl(url: string, from: string): { route: string; params: Params } {
  const [path = '', search = ''] = url.split('?', 2);
  const route = path.startsWith('/')
    ? path.slice(1)
    : new URL(path, `wx://app/${from}`).pathname.replace(/^\/+(app\/)?/, '');
  const pairs = search.split('&').filter(Boolean);
  return {
    route,
    params: Object.fromEntries(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)])),
  };
}

/** The open pages, with WeChat's rules for getting from one to another. */
export class PageStack {
  private pages: PageInstance[] = [];
  /** A tab page that was opened stays alive below the others. */
  private readonly tabs = new Map<string, PageInstance>();

  constructor(
    private readonly manifest: AppManifest,
    private readonly create: (route: string, params: Params) => PageInstance,
  ) {}

  get top(): PageInstance {
    const page = this.pages.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }
  get all(): readonly PageInstance[] {
    return this.pages;
  }

  navigateTo(url: string): Outcome {
    const { route, params } = this.parse(url);
    const reason = this.refuse(route, 'a tabbar page');
    if (reason !== undefined) return { reason };
    if (this.pages.length >= MOST_PAGES) return { reason: 'webview count limit exceed' };
    this.pages.at(-1)?.live('onHide');
    this.push(route, params);
    return {};
  }

  redirectTo(url: string): Outcome {
    const { route, params } = this.parse(url);
    const reason = this.refuse(route, 'a tabbar page');
    if (reason !== undefined) return { reason };
    this.close(this.pages.splice(-1));
    this.push(route, params);
    return {};
  }

  switchTab(url: string): Outcome {
    const { route } = this.parse(url);
    if (!this.manifest.isTab(route)) return { reason: 'can not switch to no-tabBar page' };
    const before = this.pages.at(-1);
    if (before?.route === route) return {};
    if (before && this.manifest.isTab(before.route)) before.live('onHide');
    this.close(this.pages.filter((page) => !this.manifest.isTab(page.route)));
    const kept = this.tabs.get(route);
    this.pages = [];
    if (kept) {
      this.pages.push(kept);
      kept.live('onShow');
    } else this.push(route, {});
    return {};
  }

  reLaunch(url: string): Outcome {
    const { route, params } = this.parse(url);
    if (!this.manifest.has(route)) return { reason: `page "${route}" is not found` };
    this.closeAll();
    this.push(route, params);
    return {};
  }

  navigateBack(delta: number): Outcome {
    const count = Math.min(delta, this.pages.length - 1);
    if (count < 1) return { reason: 'cannot navigate back at first page.' };
    this.close(this.pages.splice(-count));
    this.top.live('onShow');
    return {};
  }

  closeAll(): void {
    this.close([...new Set([...this.tabs.values(), ...this.pages])]);
    this.pages = [];
    this.tabs.clear();
  }

  private parse(url: string) {
    return parseUrl(url, this.pages.at(-1)?.route ?? '');
  }

  private refuse(route: string, kind: string): string | undefined {
    if (!this.manifest.has(route)) return `page "${route}" is not found`;
    return this.manifest.isTab(route) ? `can not open ${kind}` : undefined;
  }

  private push(route: string, params: Params): void {
    const page = this.create(route, params);
    this.pages.push(page);
    if (this.manifest.isTab(route)) this.tabs.set(route, page);
    page.live('onLoad', params);
    page.live('onShow');
    page.live('onReady');
  }

  private close(pages: readonly PageInstance[]): void {
    for (const page of pages.toReversed()) {
      page.live('onUnload');
      if (this.tabs.get(page.route) === page) this.tabs.delete(page.route);
    }
  }
}
