type AppConfig = { pages: string[]; subPackages: { root: string; pages: string[] }[] };

/** Every page that the app declares, as `folder/page`. */
export async function appRoutes(): Promise<string[]> {
  // the build gives this to app.config.ts
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config });
  const path = '../../miniapp/src/app.config.ts';
  const { default: app } = (await import(path)) as { default: AppConfig };
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
}
