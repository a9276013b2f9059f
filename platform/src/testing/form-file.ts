import { Readable } from 'node:stream';
import sharp from 'sharp';

type FormFile = { bytes?: Buffer; name?: string; type?: string; field?: string };

/** A small photograph. */
export const PICTURE = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'teal' } })
  .jpeg()
  .toBuffer();

const headers = { 'content-type': 'multipart/form-data; boundary=b' };
const headOf = (name: string, type: string, field: string) =>
  `--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
const FOOT = '\r\n--b--\r\n';

/** A file as a form sends it: what a call needs beside its route and its params. */
export function formOf({ bytes = PICTURE, name = '照片.jpg', type = 'image/jpeg', field = 'file' }: FormFile = {}) {
  return { headers, payload: Buffer.concat([Buffer.from(headOf(name, type, field)), bytes, Buffer.from(FOOT)]) };
}

/** The same of a file that is too long to be in memory; it can be sent once. */
export function longFormOf(texts: Iterable<string>, name: string) {
  function* parts() {
    yield headOf(name, 'application/octet-stream', 'file');
    yield* texts;
    yield FOOT;
  }
  return { headers, payload: Readable.from(parts(), { objectMode: false }) };
}
