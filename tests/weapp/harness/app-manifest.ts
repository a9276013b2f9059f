import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const AppJson = z.object({
  pages: z.array(z.string()).check(z.minLength(1)),
  subPackages: z._default(z.array(z.object({ root: z.string(), pages: z.array(z.string()) })), []),
  tabBar: z.optional(z.object({ list: z.array(z.object({ pagePath: z.string() })) })),
});

/** What app.json declares: WeChat opens nothing else. */
export class AppManifest {
  readonly first: string;
  /** Every page, main package first, without a leading slash. */
  readonly routes: readonly string[];
  private readonly roots: readonly string[];
  private readonly tabs: ReadonlySet<string>;

  constructor(dist: string) {
    const app = z.parse(AppJson, JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')));
    this.roots = app.subPackages.map(({ root }) => root);
    this.routes = [
      ...app.pages,
      ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
    ];
    this.tabs = new Set(app.tabBar?.list.map(({ pagePath }) => pagePath) ?? []);
    this.first = app.pages[0] ?? '';
    const stray = [...this.tabs].filter((tab) => !app.pages.includes(tab));
    if (stray.length > 0) throw new Error(`tab pages outside the main package: ${stray.join(', ')}`);
  }

  has(route: string): boolean {
    return this.routes.includes(route);
  }

  isTab(route: string): boolean {
    return this.tabs.has(route);
  }

  /** The subpackage to which a file of the output belongs; '' is the main package. */
  packageOf(file: string): string {
    return this.roots.find((root) => file.startsWith(`${root}/`)) ?? '';
  }
}
