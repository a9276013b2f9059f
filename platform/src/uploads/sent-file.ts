import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Refused } from '@yichuang/server/refused';
import { shownName } from './file-name.js';
import type { SentFile } from './rebuild-file.js';

const PART = 'file';

/** Lets forms in; whoever wants what is in one reads it with {@link readSentFile}. */
export const acceptForms = async (app: NestFastifyApplication): Promise<void> => void (await app.register(multipart));

const notOne = () => new Refused('BAD_REQUEST', { detail: '一次传一份文件，请重新选择' });
const tooLarge = (maxBytes: number) =>
  new Refused('TOO_LARGE', { detail: `文件最大 ${maxBytes >> 20} MB，请减小以后再传` });

/** What @fastify/multipart throws: an error with a code where a limit is passed, any other where the form is broken. */
function refusalOf(error: unknown, maxBytes: number): Refused {
  if (error instanceof Refused) return error;
  const { code } = error as { code?: string };
  return code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(maxBytes) : notOne();
}

/**
 * The one part of a form, which is named `file`, as it comes in.
 * @param take reads the stream to its end, and hears the name as it may be shown
 * @throws Refused BAD_REQUEST for any other form, TOO_LARGE
 */
export async function formFile<T>(
  request: FastifyRequest,
  maxBytes: number,
  take: (stream: Readable, name: string, type: string) => Promise<T>,
): Promise<T> {
  let found: { taken: T } | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 0, parts: 1 } })) {
      if (part.type !== 'file' || part.fieldname !== PART) throw notOne();
      found = { taken: await take(part.file, shownName(part.filename), part.mimetype) };
      // a stream that was cut at the limit ends like any other
      if (part.file.truncated) throw tooLarge(maxBytes);
    }
  } catch (error) {
    throw refusalOf(error, maxBytes);
  }
  if (!found) throw notOne();
  return found.taken;
}

/**
 * Reads the one part of a form into memory.
 * @throws Refused BAD_REQUEST, TOO_LARGE
 */
export const readSentFile = (request: FastifyRequest, maxBytes: number): Promise<SentFile> =>
  formFile(request, maxBytes, async (stream, name, type) => ({ name, type, bytes: await buffer(stream) }));
