import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Refused } from '@yichuang/server/refused';
import type { PdfAnswer } from './pdf-worker.js';

const DEADLINE_MS = 10_000;
const MOST_MEMORY_MB = 256;
// a thread runs JavaScript only: both src/uploads and dist/uploads start the one that tsc wrote
const WORKER = new URL('../../dist/uploads/pdf-worker.js', import.meta.url);

const WHY = {
  broken: '这个 PDF 打不开，请重新另存为 PDF，或拍照上传',
  encrypted: '这个 PDF 有密码，请去掉密码再传',
  tooLong: '这个 PDF 超过 50 页，请拆成几份再传',
  tooLarge: '这个 PDF 展开后太大，请重新另存为 PDF，或拍照上传',
} as const;

/**
 * Makes a PDF anew in a thread of its own, which is ended after ten seconds or 256 MB: a file that was written to be read
 * for hours holds up nobody.
 * @throws Refused UNSUPPORTED_TYPE with what to do instead
 */
export async function rebuildPdfApart(bytes: Buffer, { deadlineMs = DEADLINE_MS } = {}): Promise<Buffer> {
  const worker = new Worker(WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // what a library prints about a stranger's file is of no use here
    stdout: true,
    stderr: true,
  });
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const [answer] = (await once(worker, 'message', { signal })) as [PdfAnswer];
    if ('bytes' in answer) return Buffer.from(answer.bytes);
    throw new Refused('UNSUPPORTED_TYPE', { detail: WHY[answer.why] });
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('UNSUPPORTED_TYPE', { detail: WHY.broken });
  } finally {
    await worker.terminate();
  }
}
