import { drawLine, drawRule, GREY, INK, MARGIN, pdfOf, widthOf, type Doc } from './page.js';
import { drawWatermark } from './watermark.js';

export type CertificatePage = {
  name: string;
  face: readonly { label: string; value: string }[];
  identifier: string;
  purpose: string;
  /** XXXX-XXXX-XXXX */
  code: string;
  /** `YYYY-MM-DD`; the second is the last day on which the code is good. */
  madeOn: string;
  expiresOn: string;
};

/** The longest identifier then stands in one line. */
const SMALL = 9;

/** One page A4: what the certificate says, for which purpose only, and how to check that the page is genuine. */
export function certificatePdf(page: CertificatePage): Promise<Buffer> {
  return pdfOf(page.name, (doc) => {
    drawFace(doc, page);
    drawCheck(doc, page);
    // last: the watermark lies over the text, so that no one cuts it out
    drawWatermark(doc, `仅用于${page.purpose}`);
  });
}

function drawFace(doc: Doc, { name, face, identifier }: CertificatePage) {
  const width = widthOf(doc);
  doc.fillColor(INK).fontSize(26).text(name, MARGIN, 90, { width, align: 'center' });
  doc.fontSize(11).fillColor(GREY).text('电子证照照面', { width, align: 'center' });
  doc.moveDown(2);
  for (const { label, value } of face) drawLine(doc, label, value);
  drawLine(doc, '证照标识', identifier, SMALL);
}

function drawCheck(doc: Doc, { purpose, code, madeOn, expiresOn }: CertificatePage) {
  const top = doc.page.height - 210;
  drawRule(doc, top);
  doc.y = top + 14;
  drawLine(doc, '用途', `仅用于${purpose}`);
  drawLine(doc, '校验码', code);
  drawLine(doc, '下载日期', madeOn);
  drawLine(doc, '本页有效至', expiresOn);
  const hint = '收到本页的单位可凭校验码向一窗查询真伪；有效期过后，或证照失效后，查询结果为不真实。';
  doc
    .fontSize(10)
    .fillColor(GREY)
    .text(hint, MARGIN, doc.y, { width: widthOf(doc) });
}
