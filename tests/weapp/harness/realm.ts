import { createContext, runInContext } from 'node:vm';
import type { NewPromise } from './wx-settle.ts';

/**
 * What V8 gives to every context and WeChat's logic layer does not promise: WebAssembly is called WXWebAssembly there, Intl
 * is missing on many Androids, and iOS 15 knows none of ES2023's copying array methods.
 */
const ABSENT = `
  delete globalThis.WebAssembly;
  delete globalThis.Intl;
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
`;

/** The device's own clock, asked each time. */
const CLOCK = `
  (now) => {
    const Real = Date;
    globalThis.Date = class Date extends Real {
      constructor(...parts) {
        if (parts.length === 0) super(now());
        else super(...parts);
      }
      static now() {
        return now();
      }
    };
  }
`;

type Json = { parse: (text: string) => unknown };

/** A global scope with the language's own built-ins and what it is given: no DOM, no fetch, no URL, no process. */
export class Realm {
  private readonly context: object;
  private readonly json: Json;
  private readonly newBuffer: (length: number) => ArrayBuffer;
  /** A promise of the realm's own. */
  readonly promise: NewPromise;

  /** `now` gives epoch milliseconds. */
  constructor(globals: object, now: () => number) {
    this.context = createContext({ ...globals }, { name: 'weapp' });
    this.run(ABSENT, 'realm');
    (this.run(CLOCK, 'realm') as (now: () => number) => void)(now);
    this.json = this.run('JSON', 'realm') as Json;
    this.promise = this.run('(executor) => new Promise(executor)', 'realm') as NewPromise;
    this.newBuffer = this.run('(length) => new ArrayBuffer(length)', 'realm') as typeof this.newBuffer;
  }

  run(code: string, filename: string): unknown {
    return runInContext(code, this.context, { filename });
  }

  /** The value as the bridge delivers it: a JSON copy, made of the realm's own objects and arrays. */
  copy(value: unknown): unknown {
    return value === undefined ? undefined : this.json.parse(JSON.stringify(value));
  }

  /** Bytes as the bridge delivers them. */
  buffer(bytes: Uint8Array): ArrayBuffer {
    const buffer = this.newBuffer(bytes.length);
    new Uint8Array(buffer).set(bytes);
    return buffer;
  }
}
