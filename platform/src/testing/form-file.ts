import sharp from 'sharp';

type FormFile = { bytes?: Buffer; name?: string; type?: string; field?: string };

/** A small photograph. */
export const PICTURE = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'teal' } })
  .jpeg()
  .toBuffer();

/** A file as a form sends it: what a call needs beside its route and its params. */
export function formOf({ bytes = PICTURE, name = '照片.jpg', type = 'image/jpeg', field = 'file' }: FormFile = {}) {
  const head = `--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  };
}
