import { drawRule, GREY, INK, MARGIN, pdfOf, widthOf, type Doc } from './page.js';
import { drawWatermark } from './watermark.js';

export type FormRow = { label: string; value: string; hint: string };
export type FormPaper = {
  title: string;
  /** The matter that it belongs to, and its version. */
  subtitle: string;
  sections: readonly { title: string; rows: readonly FormRow[] }[];
  /** A place for a copy or a photo, with what belongs there; null: none. */
  frame: string | null;
  notes: readonly string[];
  /** A filled page says over its whole width that nothing on it is true. */
  isSample: boolean;
  isSigned: boolean;
};

const LABEL = 150;
const ROW = 23;
const PADDING = 5;
const SIZE = 11;
const HINT = 8.5;
const FRAME = 190;

/** A form on paper: to be filled in by hand, or filled in as an example. */
export const formPaper = (form: FormPaper): Promise<Buffer> =>
  pdfOf(form.title, (doc) => {
    const { title, subtitle, sections, frame, notes, isSample, isSigned } = form;
    const mark = () => {
      const { x, y } = doc;
      if (isSample) drawWatermark(doc, '样表　内容是虚构的');
      doc.x = x;
      doc.y = y;
    };
    doc.on('pageAdded', mark);
    mark();
    doc
      .fillColor(INK)
      .fontSize(19)
      .text(title, MARGIN, 48, { width: widthOf(doc), align: 'center' });
    doc
      .moveDown(0.2)
      .fontSize(9)
      .fillColor(GREY)
      .text(subtitle, { width: widthOf(doc), align: 'center' });
    doc.moveDown(0.8);
    for (const section of sections) drawSection(doc, section);
    if (frame !== null) drawFrame(doc, frame);
    if (isSigned) drawSignature(doc, notes, isSample);
  });

function drawSection(doc: Doc, { title, rows }: FormPaper['sections'][number]) {
  room(doc, ROW * 3);
  doc
    .fontSize(12)
    .fillColor(INK)
    .text(title, MARGIN, doc.y + 6, { width: widthOf(doc) });
  doc.y += 4;
  drawRule(doc, doc.y);
  for (const row of rows) drawRow(doc, row);
}

function drawRow(doc: Doc, { label, value, hint }: FormRow) {
  const width = widthOf(doc) - LABEL;
  const lines = Math.max(
    doc.fontSize(SIZE).heightOfString(label, { width: LABEL - 8 }),
    doc.heightOfString(value || '　', { width }) +
      (hint === '' ? 0 : doc.fontSize(HINT).heightOfString(hint, { width })),
  );
  const height = Math.max(ROW, lines + 2 * PADDING);
  room(doc, height);
  const top = doc.y;
  doc
    .fontSize(SIZE)
    .fillColor(GREY)
    .text(label, MARGIN, top + PADDING, { width: LABEL - 8 });
  doc.fillColor(INK).text(value, MARGIN + LABEL, top + PADDING, { width });
  if (hint !== '')
    doc
      .fontSize(HINT)
      .fillColor(GREY)
      .text(hint, MARGIN + LABEL, top + height - PADDING - HINT - 1, { width });
  doc.y = top + height;
  drawRule(doc, doc.y);
}

function drawFrame(doc: Doc, text: string) {
  room(doc, FRAME + 20);
  const top = doc.y + 12;
  doc.rect(MARGIN, top, widthOf(doc), FRAME).lineWidth(0.8).strokeColor(GREY).dash(4, { space: 3 }).stroke().undash();
  doc
    .fontSize(SIZE)
    .fillColor(GREY)
    .text(text, MARGIN + 20, top + FRAME / 2 - 10, { width: widthOf(doc) - 40, align: 'center' });
  doc.y = top + FRAME;
}

function drawSignature(doc: Doc, notes: readonly string[], isSample: boolean) {
  room(doc, 70);
  doc.y += 14;
  for (const note of notes)
    doc
      .fontSize(9)
      .fillColor(GREY)
      .text(note, MARGIN, doc.y, { width: widthOf(doc) });
  const name = isSample ? '陈小禾' : '＿＿＿＿＿＿＿＿＿';
  const day = isSample ? '2026 年 1 月 5 日' : '＿＿＿＿ 年 ＿＿ 月 ＿＿ 日';
  doc.moveDown(0.8).fontSize(SIZE).fillColor(INK);
  doc.text(`签名：${name}　　　　日期：${day}`, MARGIN, doc.y, { width: widthOf(doc), align: 'right' });
}

function room(doc: Doc, height: number) {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
}
