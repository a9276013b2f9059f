import { GREY, INK, MARGIN, pdfOf, widthOf, type Doc } from './page.js';
import { drawQr } from './qr.js';

export type GuidePaper = {
  title: string;
  subtitle: string;
  /** 「11 月 24 日交，最晚 12 月 3 日办好」; null where nobody can say. */
  promise: string | null;
  /** Label and value, in the order of the page. */
  facts: readonly { label: string; value: string }[];
  sections: readonly { heading: string; lines: readonly string[]; isNumbered: boolean; hasBoxes: boolean }[];
  /** What the code in the corner holds, and the line under it. */
  code: { url: string; caption: string };
  footer: readonly string[];
};

/** 五号, as official papers are set: most guides then fill one page. */
const SIZE = 10.5;
const LABEL = 84;
const QR_SIZE = 92;
/** Signature lines and the notes below them. */
const FOOT = 96;

/** 一次性告知书, one or two pages A4: to be read, ticked off and signed at a window. */
export const guidePaper = (page: GuidePaper): Promise<Buffer> =>
  pdfOf(page.title, (doc) => {
    drawHead(doc, page);
    for (const { label, value } of page.facts) drawFact(doc, label, value);
    for (const section of page.sections) drawSection(doc, section);
    drawFoot(doc, page);
  });

function drawHead(doc: Doc, { title, subtitle, promise, code }: GuidePaper) {
  const left = doc.page.width - MARGIN - QR_SIZE;
  const width = left - MARGIN - 12;
  drawQr(doc, code.url, { left, top: 44, size: QR_SIZE });
  doc
    .fillColor(GREY)
    .fontSize(8)
    .text(code.caption, left, 44 + QR_SIZE, { width: QR_SIZE, align: 'center' });
  doc.fillColor(INK).fontSize(20).text(title, MARGIN, 52, { width });
  doc.moveDown(0.2).fontSize(SIZE).fillColor(GREY).text(subtitle, { width });
  if (promise !== null) doc.moveDown(0.5).fontSize(15).fillColor(INK).text(promise, { width });
  doc.y = Math.max(doc.y, 44 + QR_SIZE + 16) + 10;
}

function drawFact(doc: Doc, label: string, value: string) {
  keepTogether(doc, 2 * SIZE);
  const { y } = doc;
  doc.fontSize(SIZE).fillColor(GREY).text(label, MARGIN, y, { width: LABEL });
  doc.fillColor(INK).text(value, MARGIN + LABEL, y, { width: widthOf(doc) - LABEL });
  doc.moveDown(0.25);
}

function drawSection(doc: Doc, { heading, lines, isNumbered, hasBoxes }: GuidePaper['sections'][number]) {
  keepTogether(doc, 4 * SIZE);
  doc
    .moveDown(0.5)
    .fontSize(13)
    .fillColor(INK)
    .text(heading, MARGIN, doc.y, { width: widthOf(doc) });
  doc.moveDown(0.2).fontSize(SIZE);
  const indent = hasBoxes ? 18 : 0;
  for (const [index, line] of lines.entries()) {
    const text = isNumbered ? `${index + 1}. ${line}` : line;
    keepTogether(doc, doc.heightOfString(text, { width: widthOf(doc) - indent }));
    if (hasBoxes)
      doc
        .rect(MARGIN, doc.y + 2, 10, 10)
        .lineWidth(0.8)
        .strokeColor(GREY)
        .stroke();
    doc.fillColor(INK).text(text, MARGIN + indent, doc.y, { width: widthOf(doc) - indent });
    doc.moveDown(0.2);
  }
}

function drawFoot(doc: Doc, { footer }: GuidePaper) {
  keepTogether(doc, FOOT);
  doc.moveDown(1).fontSize(SIZE).fillColor(INK);
  doc.text('窗口告知人：＿＿＿＿＿＿＿＿　　办事人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿', MARGIN, doc.y, {
    width: widthOf(doc),
  });
  doc.moveDown(0.6).fontSize(9).fillColor(GREY);
  for (const line of footer) doc.text(line, MARGIN, doc.y, { width: widthOf(doc) });
}

/** What would be torn apart begins on the next page. */
function keepTogether(doc: Doc, height: number) {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
}
