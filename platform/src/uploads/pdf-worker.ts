import { parentPort, workerData } from 'node:worker_threads';
import { PdfRefused, rebuildPdf } from './rebuild-pdf.js';

/** What the thread answers: the bytes, or why there are none. */
export type PdfAnswer = { bytes: Uint8Array } | { why: PdfRefused['why'] };

const answer = async (): Promise<PdfAnswer> => {
  try {
    return { bytes: await rebuildPdf(workerData as Uint8Array) };
  } catch (error) {
    return { why: error instanceof PdfRefused ? error.why : 'broken' };
  }
};
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: its port has no origin
parentPort?.postMessage(await answer());
