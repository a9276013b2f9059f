import { readFileSync } from 'node:fs';
import Pdf from 'pdfkit';

export type Doc = InstanceType<typeof Pdf>;

// tsc copies no fonts: both src and dist read the folder beside them
const FONT = new URL('../../assets/fonts/NotoSansSC-Regular.ttf', import.meta.url);
export const MARGIN = 56;
export const INK = '#1a1a1a';
export const GREY = '#595959';
const LABEL_WIDTH = 110;
const PLAIN = 13;
let font: Buffer | undefined;

export const widthOf = (doc: Doc): number => doc.page.width - 2 * MARGIN;

/** A4 in the house's font. `draw` leaves the document open. */
export function pdfOf(title: string, draw: (doc: Doc) => void): Promise<Buffer> {
  font ??= readFileSync(FONT);
  const doc = new Pdf({ size: 'A4', margin: MARGIN, info: { Title: title }, lang: 'zh-CN' });
  doc.registerFont('body', font).font('body');
  const bytes = collect(doc);
  draw(doc);
  doc.end();
  return bytes;
}

const collect = (doc: Doc): Promise<Buffer> =>
  new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => done(Buffer.concat(chunks)));
    doc.on('error', fail);
  });

/** A label and its value, side by side. */
export function drawLine(doc: Doc, label: string, value: string, size = PLAIN) {
  const { y } = doc;
  doc.fontSize(PLAIN).fillColor(GREY).text(label, MARGIN, y, { width: LABEL_WIDTH });
  doc
    .fontSize(size)
    .fillColor(INK)
    .text(value, MARGIN + LABEL_WIDTH, y + (PLAIN - size) / 2, { width: widthOf(doc) - LABEL_WIDTH });
  doc.moveDown(0.6);
}

export function drawRule(doc: Doc, top: number) {
  doc
    .moveTo(MARGIN, top)
    .lineTo(doc.page.width - MARGIN, top)
    .lineWidth(0.8)
    .strokeColor(GREY)
    .stroke();
}
