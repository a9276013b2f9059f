import { begin, settle, type Callbacks, type NewPromise, type Outcome } from './wx-settle.ts';
import type { WxCall } from './wx-answers.ts';

/** The one folder that an app may write to; what it picks or paints lies in the other, under names of WeChat's own. */
const USER_DATA = 'wxfile://usr';
const TEMPORARY = 'wxfile://tmp_';

export type PickedFile = { bytes: Uint8Array; name: string; fileType: 'image' | 'file' };
type Paths = { filePath: string; data?: unknown; encoding?: string };
type Wiring = {
  soon: (callback: () => void) => void;
  copy: (value: unknown) => unknown;
  /** Bytes as an ArrayBuffer of the realm. */
  buffer: (bytes: Uint8Array) => unknown;
  promise: NewPromise;
  calls: WxCall[];
};

/** Bytes of a text, or of an ArrayBuffer of whichever realm. */
const bytesOf = (data: unknown): Uint8Array =>
  typeof data === 'string' ? Buffer.from(data, 'utf8') : new Uint8Array(data as ArrayBuffer).slice();

/** The files of a phone: what its owner picks, what the app writes, and what WeChat shows of them. */
export class PhoneFiles {
  readonly kept = new Map<string, Uint8Array>();
  /** What the owner picks next, oldest first; with nothing here they cancel. */
  readonly toPick: PickedFile[] = [];
  private made = 0;

  constructor(private readonly wiring: Wiring) {}

  /** A temporary file. The name that its owner gave it is gone, as in WeChat. */
  temporary(bytes: Uint8Array, ending: string): string {
    this.made += 1;
    const path = `${TEMPORARY}${String(this.made).padStart(8, '0')}.${ending}`;
    this.kept.set(path, bytes);
    return path;
  }

  get apis(): Record<string, unknown> {
    const manager = {
      writeFile: this.api('writeFile', ({ filePath, data }) => this.write(filePath, data)),
      readFile: this.api('readFile', ({ filePath, encoding }) => this.read(filePath, encoding)),
      unlink: this.api('unlink', ({ filePath }) => this.found(filePath, () => void this.kept.delete(filePath))),
    };
    return {
      env: { USER_DATA_PATH: USER_DATA },
      getFileSystemManager: () => manager,
      chooseMedia: this.api('chooseMedia', ({ count = 9 }) => this.media(count)),
      chooseMessageFile: this.api('chooseMessageFile', ({ count = 9 }) => this.messageFiles(count)),
      openDocument: this.api('openDocument', ({ filePath }) => this.found(filePath)),
      previewImage: this.api('previewImage', ({ urls = [] }) => this.found(urls[0] ?? '')),
    };
  }

  private api(name: string, answer: (options: Paths & { count?: number; urls?: string[] }) => Outcome) {
    return (given: Paths & Callbacks) => {
      this.wiring.calls.push({ api: name, options: given });
      return begin(given, this.wiring.promise, (options) =>
        this.wiring.soon(() => {
          const outcome = answer(options);
          const { data, ...rest } = ('result' in outcome ? outcome.result : {}) as { data?: unknown };
          const result = { ...(this.wiring.copy(rest) as object), ...(data !== undefined && { data }) };
          settle(name, options, 'reason' in outcome ? outcome : { result });
        }),
      );
    };
  }

  private found(path: string, use: (bytes: Uint8Array) => object | void = () => undefined): Outcome {
    const bytes = this.kept.get(path);
    return bytes ? { result: use(bytes) ?? {} } : { reason: `no such file or directory "${path}"` };
  }

  private write(path: string, data: unknown): Outcome {
    if (!path.startsWith(`${USER_DATA}/`)) return { reason: `permission denied, open "${path}"` };
    this.kept.set(path, bytesOf(data));
    return {};
  }

  private read(path: string, encoding: string | undefined): Outcome {
    return this.found(path, (bytes) => ({
      data:
        encoding === undefined ? this.wiring.buffer(bytes) : Buffer.from(bytes).toString(encoding as BufferEncoding),
    }));
  }

  private pick(count: number, fileType: PickedFile['fileType']): PickedFile[] {
    return this.toPick.splice(0, count).filter((one) => one.fileType === fileType);
  }

  private media(count: number): Outcome {
    const tempFiles = this.pick(count, 'image').map(({ bytes, name, fileType }) => ({
      tempFilePath: this.temporary(bytes, name.split('.').at(-1) ?? 'jpg'),
      size: bytes.length,
      fileType,
    }));
    return tempFiles.length > 0 ? { result: { tempFiles, type: 'image' } } : { reason: 'cancel' };
  }

  /** Files that somebody sent in a chat keep their names beside their paths. */
  private messageFiles(count: number): Outcome {
    const tempFiles = this.pick(count, 'file').map(({ bytes, name }) => ({
      path: this.temporary(bytes, name.split('.').at(-1) ?? 'bin'),
      name,
      size: bytes.length,
      type: 'file',
      time: 0,
    }));
    return tempFiles.length > 0 ? { result: { tempFiles } } : { reason: 'cancel' };
  }
}
