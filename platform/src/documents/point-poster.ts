import { GREY, INK, MARGIN, pdfOf, widthOf } from './page.js';
import { drawQr } from './qr.js';

const QR_SIZE = 300;

/** A4 立牌 for a window: its name, the code, and what it is for. `url` is what the code holds. */
export function pointPoster({ hallName, windowName, url }: { hallName: string; windowName: string; url: string }) {
  return pdfOf(`${windowName}评价码`, (doc) => {
    const center = { width: widthOf(doc), align: 'center' } as const;
    doc.fillColor(INK).fontSize(40).text('请您评价', MARGIN, 90, center);
    doc.moveDown(0.2).fontSize(20).text(`${hallName}  ${windowName}`, center);
    drawQr(doc, url, { left: (doc.page.width - QR_SIZE) / 2, top: 240, size: QR_SIZE });
    doc.fillColor(INK).fontSize(18).text('用微信扫一扫，不用登录', MARGIN, 580, center);
    doc
      .moveDown(0.6)
      .fontSize(13)
      .fillColor(GREY)
      .text('评价自愿，对外保密。不满意的评价，1 个工作日内有人联系，处理结果向您答复。', center);
  });
}
