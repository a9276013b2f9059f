import { drawLine, drawRule, GREY, INK, MARGIN, pdfOf, widthOf, type Doc } from './page.js';

/** An official paper, part by part from top to bottom. */
export type PaperPage = {
  title: string;
  /** 文号 */
  documentNo: string;
  /** Whom it is for, in full. */
  addressee: string;
  facts: readonly { label: string; value: string }[];
  body: readonly string[];
  list: { heading: string; items: readonly string[] } | null;
  closing: readonly string[];
  authority: string;
  /** As it is written out: 「2026 年 12 月 3 日」 */
  issuedOn: string;
  /** What stands in place of the seal; null: nothing. */
  sealNote: string | null;
};

const SIZE = 13;
const LINE_GAP = 6;
/** Two letters, as every paragraph of Chinese begins. */
const INDENT = 2 * SIZE;

/** As many pages A4 as the paper takes. */
export function paperPdf(page: PaperPage): Promise<Buffer> {
  return pdfOf(page.title, (doc) => {
    drawHead(doc, page);
    drawText(doc, page);
    drawSignature(doc, page);
  });
}

function drawHead(doc: Doc, { title, documentNo, addressee, facts }: PaperPage) {
  const width = widthOf(doc);
  doc.fillColor(INK).fontSize(24).text(title, MARGIN, 72, { width, align: 'center' });
  doc.moveDown(0.3).fontSize(11).fillColor(GREY).text(documentNo, { width, align: 'center' });
  doc.moveDown(0.8);
  drawRule(doc, doc.y);
  doc.y += 14;
  for (const { label, value } of facts) drawLine(doc, label, value);
  drawRule(doc, doc.y);
  doc.y += 16;
  doc.fontSize(SIZE).fillColor(INK).text(`${addressee}：`, MARGIN, doc.y, { width });
}

function drawText(doc: Doc, { body, list, closing }: PaperPage) {
  const flow = { width: widthOf(doc), lineGap: LINE_GAP };
  const paragraph = (text: string) => {
    doc.moveDown(0.4).text(text, MARGIN, doc.y, { ...flow, indent: INDENT });
  };
  body.forEach(paragraph);
  if (list) {
    doc.moveDown(0.6).fillColor(GREY).text(list.heading, MARGIN, doc.y, flow).fillColor(INK);
    for (const [index, item] of list.items.entries()) {
      doc.moveDown(0.2).text(`${index + 1}. ${item}`, MARGIN + INDENT, doc.y, { ...flow, width: flow.width - INDENT });
    }
    doc.moveDown(0.4);
  }
  closing.forEach(paragraph);
}

/** What belongs together stays on one page. */
function drawSignature(doc: Doc, { authority, sealNote, issuedOn }: PaperPage) {
  const lines = [authority, ...(sealNote === null ? [] : [sealNote]), issuedOn];
  doc.moveDown(2);
  const height = lines.length * (SIZE + 2 * LINE_GAP);
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  for (const line of lines) doc.text(line, MARGIN, doc.y, { width: widthOf(doc), lineGap: LINE_GAP, align: 'right' });
}
