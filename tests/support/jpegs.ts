/** A real photograph's frame: 48 by 32 pixels of one colour. */
const PLAIN = Buffer.from(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAEE/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AsA0IAAAAAAAAAA//2Q==',
  'base64',
);

/** One directory of EXIF in big-endian: the camera's maker and a pointer to a place in degrees, all in plain sight. */
function exif(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const [first, gps] = [8, 8 + 2 + 2 * 12 + 4];
  const maker = gps + 2 + 2 * 12 + 4;
  const degrees = maker + 12;
  const head = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, first, 0, 2]);
  const place = Buffer.alloc(24);
  [30, 1, 23, 1, 5999, 100].forEach((value, index) => place.writeUInt32BE(value, index * 4));
  return Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    head,
    entry(0x010f, 2, 12, maker),
    entry(0x8825, 4, 1, gps),
    Buffer.alloc(4),
    Buffer.from([0, 2]),
    entry(0x0001, 2, 2, 0x4e000000),
    entry(0x0002, 5, 3, degrees),
    Buffer.alloc(4),
    Buffer.from('SecretPhone\0', 'latin1'),
    place,
  ]);
}

/** A photograph that tells where it was taken and with which telephone. */
export function photoWithPlace(): Buffer {
  const data = exif();
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([PLAIN.subarray(0, 2), marker, data, PLAIN.subarray(2)]);
}

export const photo = (): Buffer => PLAIN;
