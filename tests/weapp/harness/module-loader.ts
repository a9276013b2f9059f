import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { AppManifest } from './app-manifest.ts';
import type { Realm } from './realm.ts';

type Module = { exports: unknown };
type Wrapped = (require: (id: string) => unknown, module: Module, exports: unknown) => void;

/** CommonJS as WeChat has it: relative paths only, and no package may require a file of another subpackage. */
export class ModuleLoader {
  private readonly modules = new Map<string, Module>();
  /** The page or component whose file runs now, so that `Page()` knows for whom it was called. */
  current = '';

  constructor(
    private readonly dist: string,
    private readonly manifest: AppManifest,
    private readonly realm: Realm,
  ) {}

  /** Runs a file of the output, once; `name` has no extension. */
  load(name: string): unknown {
    return this.require(join(this.dist, `${name}.js`));
  }

  private require(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    if (!existsSync(file)) throw new Error(`module '${relative(this.dist, file)}' is not defined`);
    const module: Module = { exports: {} };
    this.modules.set(file, module);
    const code = `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`;
    const run = this.realm.run(code, file) as Wrapped;
    const before = this.current;
    this.current = relative(this.dist, file).replace(/\.js$/, '');
    try {
      run((id) => this.require(this.fileOf(id, file)), module, module.exports);
    } finally {
      this.current = before;
    }
    return module.exports;
  }

  private fileOf(id: string, from: string): string {
    const file = resolve(dirname(from), id.endsWith('.js') ? id : `${id}.js`);
    const target = this.manifest.packageOf(relative(this.dist, file));
    if (target !== '' && target !== this.manifest.packageOf(relative(this.dist, from)))
      throw new Error(`${relative(this.dist, from)} requires ${id} out of subpackage ${target}`);
    return file;
  }
}
