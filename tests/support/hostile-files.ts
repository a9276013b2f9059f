import { crc32, inflateSync } from 'node:zlib';
import { hugePicture } from './pictures.ts';
import type { FileToSend } from './upload.ts';

const text = (content: string) => Buffer.from(content, 'utf8');

/** An archive of one stored file. */
export function zip(name: string, content: string): Buffer {
  const data = text(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([text('PK\x03\x04'), fields, text(name), data]);
  const central = Buffer.concat([text('PK\x01\x02\x14\0'), fields, Buffer.alloc(14), text(name)]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, text('PK\x05\x06'), end]);
}

/** A PDF of these objects, the first of which is its catalogue; `trailer` is added to the trailer. */
function pdf(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return text(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
const stream = (dictionary: string, content: string) =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;

export const plainPdf = (): Buffer => pdf(['<< /Type /Catalog /Pages 2 0 R >>', PAGES, PAGE]);

/** It runs a script when opened, when its page is seen and by its name, starts a program and carries one. */
export const activePdf = (): Buffer =>
  pdf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R /Names << /JavaScript << /Names [(a) 4 0 R] >> /EmbeddedFiles << /Names [(payload.exe) 5 0 R] >> >> >>',
    PAGES,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /AA << /O 4 0 R >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /Launch /F (payload.exe) >> >>] >>',
    '<< /S /JavaScript /JS (app.alert\\(document.cookie\\)) >>',
    '<< /Type /Filespec /F (payload.exe) /EF << /F 6 0 R >> >>',
    stream('/Type /EmbeddedFile', 'MZ-THE-PAYLOAD'),
  ]);

const encryptedPdf = (): Buffer => {
  const key = '<0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>';
  return pdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      PAGES,
      PAGE,
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${key} /U ${key} >>`,
    ],
    '/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  );
};

const JPEG_MAGIC = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const html = '<!doctype html><script>alert(document.cookie)</script>';
const docx = zip('word/document.xml', '<w:document/>');

/** A picture to whoever looks at its beginning, a script to a browser that is told to run it. */
const gifAndScript = Buffer.concat([
  text('GIF89a/*'),
  Buffer.from('0000800000ffffff000000', 'hex'),
  text('*/=1;alert(document.cookie)//'),
]);

/** What pretends to be a picture or a PDF, by name and declared type, and is something else. */
export const PRETENDERS: Readonly<Record<string, FileToSend>> = {
  'a web page': { bytes: text(html), name: 'photo.jpg', type: 'image/jpeg' },
  'a drawing with a script': {
    bytes: text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
    name: 'photo.png',
    type: 'image/png',
  },
  'a drawing that says so': {
    bytes: text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    name: 'photo.svg',
    type: 'image/svg+xml',
  },
  'a program': { bytes: Buffer.concat([text('MZ'), Buffer.alloc(500, 7)]), name: 'form.pdf', type: 'application/pdf' },
  'a program for Linux': { bytes: Buffer.concat([text('\x7fELF'), Buffer.alloc(500, 7)]), name: 'a.pdf' },
  'an archive': { bytes: zip('a.txt', 'hello'), name: 'form.pdf', type: 'application/pdf' },
  'a Word document': { bytes: docx, name: 'form.pdf', type: 'application/pdf' },
  'a shell script': { bytes: text('#!/bin/sh\nid\n'), name: 'photo.png' },
  'the first bytes of a photograph before a web page': {
    bytes: Buffer.concat([JPEG_MAGIC, text(html)]),
    name: 'photo.jpg',
    type: 'image/jpeg',
  },
  'the first bytes of a PDF before a web page': { bytes: text(`%PDF-1.7\n${html}`), name: 'a.pdf' },
  'a picture of 30,000 by 30,000 points in its header': { bytes: hugePicture(30_000, 30_000), name: 'huge.png' },
  'a picture that is also a script': { bytes: gifAndScript, name: 'photo.gif' },
  'a picture that is also a script, by another name': { bytes: gifAndScript, name: 'photo.png' },
  'an encrypted PDF': { bytes: encryptedPdf(), name: 'a.pdf', type: 'application/pdf' },
  nothing: { bytes: Buffer.alloc(0), name: 'photo.png' },
};

/** All that a PDF says, its packed streams unpacked. */
export function textsOf(bytes: Buffer): string {
  const whole = bytes.toString('latin1');
  const streams = [...whole.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      // not every stream is packed
      return '';
    }
  });
  return [whole, ...streams].join('\n');
}
