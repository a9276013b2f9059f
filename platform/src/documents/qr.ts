import { encode } from 'uqr';
import type { Doc } from './page.js';

const QUIET = 4;

/** A code with its quiet zone, black on white, `size` points wide. */
export function drawQr(doc: Doc, text: string, at: { left: number; top: number; size: number }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const cell = at.size / size;
  doc.fillColor('#000000');
  data.forEach((row, y) =>
    row.forEach((isDark, x) => {
      // a hair wider than the cell: printers leave white lines between squares
      if (isDark) doc.rect(at.left + x * cell, at.top + y * cell, cell + 0.2, cell + 0.2).fill();
    }),
  );
}
