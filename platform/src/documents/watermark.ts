import type { Doc } from './page.js';

const WATERMARK = { angle: -30, opacity: 0.2, size: 26, stepX: 300, stepY: 130 };

/** The text over the whole page, slanted. */
export function drawWatermark(doc: Doc, text: string) {
  const { width, height } = doc.page;
  const { angle, opacity, size, stepX, stepY } = WATERMARK;
  doc.save().rotate(angle, { origin: [width / 2, height / 2] });
  doc.fillColor('#b00020').opacity(opacity).fontSize(size);
  // twice the page each way: turned, the corners must be covered too
  for (let y = -height / 2; y < height * 1.5; y += stepY)
    for (let x = -width / 2; x < width * 1.5; x += Math.max(stepX, doc.widthOfString(text) + 60))
      doc.text(text, x, y, { lineBreak: false });
  doc.restore();
}
