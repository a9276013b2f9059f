import { sources, type Compilation, type Compiler } from 'webpack';
import { isOfHome } from './home-chunks';

const NAME = 'preload-home';
/** What the first page asks before anything else can be asked; the credentials as api/request.ts sends them. */
const FIRST_QUESTION = '<link rel="preload" href="/api/sites" as="fetch" crossorigin="use-credentials">';

function tagsOf(compilation: Compilation): string {
  const groups = compilation.chunkGroups.filter(isOfHome);
  const files = new Set(groups.flatMap(({ chunks }) => chunks.flatMap((chunk) => [...chunk.files])));
  const link = (file: string) =>
    `<link rel="preload" href="./${file}" as="${file.endsWith('.css') ? 'style' : 'script'}">`;
  return [...[...files].map(link), FIRST_QUESTION].join('');
}

/** Writes into index.html what the home page will load anyway, so that a phone need not run the app to find out. */
export class PreloadHome {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap(NAME, (compilation) => {
      // after the page was written (700) and before its size is reported
      compilation.hooks.processAssets.tap({ name: NAME, stage: 900 }, (assets) => {
        const page = assets['index.html'];
        if (!page) return;
        const html = page
          .source()
          .toString()
          .replace('<script', `${tagsOf(compilation)}<script`);
        compilation.updateAsset('index.html', new sources.RawSource(html));
      });
    });
  }
}
