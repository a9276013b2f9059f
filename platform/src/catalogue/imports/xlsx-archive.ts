import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from './sheet-row.js';

const MOST_ENTRIES = 2000;
const MOST_INFLATED = 1024 * 1024 * 1024;
/** Tables of words and numbers shrink to a tenth or a fortieth; from here on it is made to burst. */
const MOST_RATIO = 100;
/** Below this, a high ratio does no harm. */
const HARMLESS_BYTES = 32 * 1024 * 1024;
const ENCRYPTED = 1;

const broken = () =>
  new FileRefused('import.file.broken', '这个文件损坏了，打不开。请用 Excel 打开原表，另存为 .xlsx 再上传');

const openZip = (path: string) =>
  new Promise<ZipFile>((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(broken()) : resolve(zip),
    );
  });

/** The directory of the archive, looked through before one byte is inflated. */
function entriesOf(zip: ZipFile, fileBytes: number): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  let inflated = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(broken()));
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      inflated += entry.uncompressedSize;
      const refusal = refuseEntry(entry, { count: found.size, inflated, fileBytes });
      if (refusal) return reject(refusal);
      found.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function refuseEntry(
  entry: Entry,
  so: { count: number; inflated: number; fileBytes: number },
): FileRefused | undefined {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    return new FileRefused('import.file.encrypted', '这个文件加了密码。请先在 Excel 里取消密码，再上传');
  const isBomb =
    so.inflated > MOST_INFLATED || (so.inflated > HARMLESS_BYTES && so.inflated > so.fileBytes * MOST_RATIO);
  if (isBomb || so.count >= MOST_ENTRIES)
    return new FileRefused(
      'import.file.bomb',
      '这个文件展开后大得不正常，没有读取。请把数据复制到新建的工作簿，或另存为 CSV 再上传',
    );
  return undefined;
}

/** The parts of a workbook file, read one after the other; an entry that is longer than the directory says is refused. */
export class XlsxArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws FileRefused for what is broken, encrypted, or made to burst */
  static async open(path: string): Promise<XlsxArchive> {
    const { size } = await stat(path);
    const zip = await openZip(path);
    try {
      return new XlsxArchive(zip, await entriesOf(zip, size));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Bytes once inflated; undefined where there is no such part. */
  sizeOf(name: string): number | undefined {
    return this.entries.get(name)?.uncompressedSize;
  }

  /** @throws FileRefused when there is no such part */
  read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) return Promise.reject(broken());
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(broken()) : resolve(stream)));
    });
  }

  close(): void {
    this.zip.close();
  }
}
