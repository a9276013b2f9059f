import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { formFile } from '../../uploads/sent-file.js';
import { FileRefused } from './sheet-row.js';

/** A sent file on disk, in a folder that nobody else can open. */
export type Spooled = { path: string; name: string; sha256: string; remove: () => Promise<void> };

/**
 * Writes the one part of a form to a private temporary file, a piece at a time.
 * @throws Refused BAD_REQUEST, TOO_LARGE; the file is gone then
 */
export async function spoolSentFile(request: FastifyRequest, maxBytes: number): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'yichuang-sheet-'));
  const path = join(folder, 'sheet');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const name = await formFile(request, maxBytes, async (stream, name) => {
      await pipeline(stream, hashing, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      return name;
    });
    return { path, name, sha256: hash.digest('base64url'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('504b0304', 'hex');
const HEAD_BYTES = 64 * 1024;
/** A compound file's directory may stand anywhere; that of an encrypted workbook stands near its beginning or end. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const hasOddBytes = (head: Buffer) => head.includes(0);

async function bytesOf(path: string, most: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (from: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, from);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0), tail: await read(Math.max(0, size - most)) };
  } finally {
    await file.close();
  }
}

/**
 * What a file is, by its content; its name says nothing.
 * @throws FileRefused with what to do about it
 */
export async function formatOf(path: string): Promise<CatalogueImport['format']> {
  const { head, tail } = await bytesOf(path, HEAD_BYTES);
  if (head.length === 0) throw new FileRefused('import.file.empty', '这个文件是空的。请重新选择');
  if (head.subarray(0, 4).equals(ZIP)) return 'xlsx';
  if (head.subarray(0, 8).equals(OLE))
    throw head.includes(ENCRYPTED) || tail.includes(ENCRYPTED)
      ? new FileRefused('import.file.encrypted', '这个工作簿加了密码。请先在 Excel 里取消密码，再上传')
      : new FileRefused('import.file.old-xls', '这是旧版的 .xls 工作簿。请在 Excel 里另存为 .xlsx，再上传');
  if (hasOddBytes(head))
    throw new FileRefused(
      'import.file.encoding',
      '认不出这个文件。请上传 .xlsx、.json，或另存为“CSV UTF-8（逗号分隔）”再上传',
    );
  const start = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^(?:\[\s*(?:[{\]]|$)|\{)/.test(start) ? 'json' : 'csv';
}
