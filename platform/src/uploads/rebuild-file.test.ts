import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Refused } from '@yichuang/server/refused';
import { rebuildFile } from './rebuild-file.js';

const photo = (format: 'jpeg' | 'png' | 'webp' = 'jpeg', width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();
const noPdf = () => Promise.resolve(Buffer.from('made anew'));
const rebuild = (bytes: Buffer, name = 'photo.jpg', type = 'image/jpeg') => rebuildFile({ bytes, name, type }, noPdf);
/** What the refusal says; undefined: it was taken. */
const complaint = (bytes: Buffer, name?: string, type?: string) =>
  rebuild(bytes, name, type).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused && error.code === 'UNSUPPORTED_TYPE') return error.extra.detail;
      throw error;
    },
  );
const latin = (text: string) => Buffer.from(text, 'latin1');

/** A PNG that says how large it is and holds nothing. */
function hugePng(edge: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const [named, numbers] = [Buffer.concat([latin(name), data]), Buffer.alloc(8)];
    numbers.writeUInt32BE(data.length, 0);
    numbers.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(edge, 0);
  size.writeUInt32BE(edge, 4);
  size.set([8, 2], 8);
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test.each(['jpeg', 'png', 'webp'] as const)('a picture in %s becomes a JPEG', async (format) => {
  const { kind, bytes } = await rebuild(await photo(format), `photo.${format}`, `image/${format}`);
  expect([kind, (await sharp(bytes).metadata()).format]).toEqual(['image', 'jpeg']);
});

test('a picture is turned upright, made small enough, put on white and tells nothing of its making', async () => {
  const sent = await sharp({ create: { width: 3000, height: 1000, channels: 4, background: '#00000000' } })
    .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '30/1 23/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const { bytes } = await rebuild(sent, 'a.png', 'image/png');
  const { width, height, exif, icc, xmp, iptc } = await sharp(bytes).metadata();
  expect([width, height, exif, icc, xmp, iptc]).toEqual([800, 2400, undefined, undefined, undefined, undefined]);
  expect(bytes.includes('SecretPhone')).toBe(false);
  expect((await sharp(bytes).stats()).channels.map(({ min }) => min)).toEqual([255, 255, 255]);
});

test('what hangs on the end of a picture falls off', async () => {
  const { bytes } = await rebuild(Buffer.concat([await photo(), latin('PK\x03\x04<script>alert(1)</script>')]));
  expect(bytes.includes('alert')).toBe(false);
});

test.each([
  ['a web page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a program', `MZ${'\0'.repeat(200)}`],
  ['an archive', `PK\x03\x04${'\0'.repeat(200)}`],
  ['a picture and a script', 'GIF89a/*\0\0\0*/=1;alert(1)'],
  ['a text', '身份证'],
])('%s is refused under any name', async (_, text) => {
  for (const [name, type] of [
    ['a.jpg', 'image/jpeg'],
    ['a.pdf', 'application/pdf'],
    ['a', 'application/octet-stream'],
  ])
    expect(await complaint(latin(text), name, type)).toBe('这不是照片或 PDF，请拍照或另存为 PDF 再传');
});

test('the first bytes of a photograph make none', async () => {
  const whole = await photo();
  expect(await complaint(Buffer.concat([latin('\xff\xd8\xff\xe0'), latin('<html><script>')]))).toMatch(/打不开/);
  expect(await complaint((await photo('jpeg', 900, 900)).subarray(0, 1200))).toMatch(/打不开/);
  expect(await complaint(whole)).toBeUndefined();
});

test('a picture of 30,000 by 30,000 points is refused by its header, and an empty file at once', async () => {
  const started = performance.now();
  expect(await complaint(hugePng(30_000), 'a.png', 'image/png')).toMatch(/照片太大/);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(await complaint(Buffer.alloc(0))).toMatch(/空的/);
});

test('name and type may say less than the content, and nothing else', async () => {
  const bytes = await photo('png');
  for (const [name, type] of [
    ['a', ''],
    ['a.JPG', 'image/png'],
    ['a.webp', 'application/octet-stream'],
  ] as const)
    expect(await complaint(bytes, name, type)).toBeUndefined();
  for (const [name, type] of [
    ['a.exe', 'image/png'],
    ['a.html', ''],
    ['a.pdf', ''],
    ['a.png', 'text/html'],
    ['a.png', 'application/pdf'],
    ['a.png', 'image/svg+xml; charset=utf-8'],
  ] as const)
    expect(await complaint(bytes, name, type)).toMatch(/对不上/);
});

test('the same picture is made the same anew, and a PDF is left to those who know them', async () => {
  const bytes = await photo();
  const digest = async () =>
    createHash('sha256')
      .update((await rebuild(bytes)).bytes)
      .digest('hex');
  expect(await digest()).toBe(await digest());
  expect(await rebuild(latin('%PDF-1.7\n'), 'a.pdf', 'application/pdf')).toEqual({
    kind: 'pdf',
    bytes: Buffer.from('made anew'),
  });
});
