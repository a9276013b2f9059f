import { crc32, deflateRawSync } from 'node:zlib';

type Part = { name: string; packed: Buffer; crc: number; size: number; method: number; flags: number };

/** One part of an archive. `size` is what its directory says, the truth unless told; flag 1 says that it is encrypted. */
export function zipPart(name: string, bytes: Buffer, { size = bytes.length, flags = 0 } = {}): Part {
  return { name, packed: deflateRawSync(bytes), crc: crc32(bytes), size, method: 8, flags };
}

const header = ({ name, packed, crc, size, method, flags }: Part): Buffer => {
  const bytes = Buffer.alloc(26);
  [20, flags, method, 0, 0].forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  [crc, packed.length, size].forEach((value, index) => bytes.writeUInt32LE(value, 10 + index * 4));
  bytes.writeUInt16LE(Buffer.byteLength(name), 22);
  return bytes;
};
const mark = (text: string) => Buffer.from(text, 'latin1');

/** An archive as it must look, and as no program would write it. */
export function zipOf(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const piece = Buffer.concat([mark('PK\u0003\u0004'), header(part), Buffer.from(part.name), part.packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([mark('PK\u0001\u0002'), Buffer.from([20, 0]), header(part), place, Buffer.from(part.name)]),
    );
    local.push(piece);
    offset += piece.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, mark('PK\u0005\u0006'), end]);
}

/** A workbook of one sheet, with the XML of its sheet as given. */
export function workbookWith(sheetXml: Buffer | string, more: readonly Part[] = []): Buffer {
  const text = (name: string, xml: string) => zipPart(name, Buffer.from(xml));
  return zipOf([
    text('[Content_Types].xml', '<Types/>'),
    text(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="事项" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    text(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    zipPart('xl/worksheets/sheet1.xml', Buffer.from(sheetXml)),
    ...more,
  ]);
}
