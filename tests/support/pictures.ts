import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const numbers = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), named, numbers(crc32(named))]);
}

/** Eight bits for each of `channels` of a pixel. */
const header = (width: number, height: number, channels: 3 | 4 = 3) =>
  chunk('IHDR', Buffer.concat([numbers(width, height), Buffer.from([8, channels === 3 ? 2 : 6, 0, 0, 0])]));
const file = (head: Buffer, rows: Uint8Array) =>
  Buffer.concat([SIGNATURE, head, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);

/** A PNG of one colour. */
export function picture(width = 320, height = 200, shade = 200): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height, shade);
  for (let row = 0; row < height; row++) rows[row * (width * 3 + 1)] = 0;
  return file(header(width, height), rows);
}

/** A PNG of these pixels: red, green, blue and opacity, row by row. */
export function pngOf(width: number, height: number, pixels: Uint8ClampedArray): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1);
  return file(header(width, height, 4), rows);
}

/** A PNG whose header speaks of more pixels than its few bytes hold. */
export const hugePicture = (width: number, height: number): Buffer => file(header(width, height), Buffer.alloc(64));
