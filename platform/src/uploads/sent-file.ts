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

/** What @fastify/multipart throws: an error with a code where a limit is passed, any other where the form is broken. */
function refusalOf(error: unknown, maxBytes: number): Refused {
  if (error instanceof Refused) return error;
  const { code } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return new Refused('TOO_LARGE', { detail: `文件最大 ${maxBytes >> 20} MB，请压缩或拍得小一些再传` });
  return notOne();
}

/**
 * Reads the one part of a form, which is named `file`.
 * @throws Refused BAD_REQUEST for any other form, TOO_LARGE
 */
export async function readSentFile(request: FastifyRequest, maxBytes: number): Promise<SentFile> {
  let found: SentFile | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 0, parts: 1 } })) {
      if (part.type !== 'file' || part.fieldname !== PART) throw notOne();
      found = { name: shownName(part.filename), type: part.mimetype, bytes: await part.toBuffer() };
    }
  } catch (error) {
    throw refusalOf(error, maxBytes);
  }
  if (!found) throw notOne();
  return found;
}
