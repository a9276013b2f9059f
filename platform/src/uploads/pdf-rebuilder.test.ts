import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { rebuildPdfApart } from './pdf-rebuilder.js';

test('a PDF that would be read for hours is ended, and nobody else waits for it', async () => {
  // every one of these is looked for to the end of the file
  const endless = Buffer.from(`%PDF-1.7\n${'1 0 obj [ '.repeat(300_000)}`);
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 20);
  await expect(rebuildPdfApart(endless, { deadlineMs: 1500 })).rejects.toMatchObject({ code: 'UNSUPPORTED_TYPE' });
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(20);
});

test('an honest one comes back', async () => {
  const sent = await PDFDocument.create();
  sent.addPage();
  const rebuilt = await rebuildPdfApart(Buffer.from(await sent.save()));
  expect((await PDFDocument.load(rebuilt)).getPageCount()).toBe(1);
});
