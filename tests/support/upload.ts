import { randomUUID } from 'node:crypto';
import { toWire } from '@yichuang/contract/client';
import { uploadFile } from '@yichuang/contract/cases/material-contract';
import { MaterialFile } from '@yichuang/contract/cases/material';
import { Problem } from '@yichuang/contract/problem';
import * as z from 'zod/mini';
import { raw, type Person } from './client.ts';
import { picture } from './pictures.ts';

/** A file as a form sends it. `field` is the name of its part. */
export type FileToSend = { bytes: Uint8Array; name?: string; type?: string; field?: string };
export type MaterialPlace = { id: string; materialId: string };

export const aPicture = (): FileToSend => ({ bytes: picture(), name: 'photo.png', type: 'image/png' });

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
};
/** What a browser makes of an ending. */
const typeOf = (name: string) => TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** multipart/form-data as browsers write it, by hand: names go out exactly as given, quotes and line breaks escaped. */
export function multipart({ bytes, name = 'photo.png', type = typeOf(name), field = 'file' }: FileToSend) {
  const boundary = `----form${randomUUID().replaceAll('-', '')}`;
  const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${quoted}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** The reply to an upload as it came. */
export async function sendFile(person: Person, params: MaterialPlace, file: FileToSend = aPicture()) {
  const wire = toWire(uploadFile, { params });
  const { headers, body } = multipart(file);
  return raw(`${person.url}${wire.path}`, { method: wire.method, headers: { ...headers, ...person.headers }, body });
}

/** An upload that is taken. */
export async function upload(person: Person, params: MaterialPlace, file?: FileToSend): Promise<MaterialFile> {
  const { status, text } = await sendFile(person, params, file);
  if (status !== 201) throw new Error(`the upload was refused: ${status} ${text.slice(0, 400)}`);
  return z.parse(MaterialFile, JSON.parse(text));
}

/** An upload that is refused, with its problem. */
export async function uploadRefused(person: Person, params: MaterialPlace, file?: FileToSend): Promise<Problem> {
  const { status, text } = await sendFile(person, params, file);
  if (status < 400) throw new Error(`the upload was not refused: ${text}`);
  return z.parse(Problem, JSON.parse(text));
}
