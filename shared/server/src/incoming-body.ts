import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Route } from '@yichuang/contract/route';
import { Refused } from './refused.js';

/** How long a body may take to come in. JSON is small on every line; ten megabytes from a village with one bar are not. */
export const JSON_MS = 15_000;
export const UPLOAD_MS = 60_000;
/** What an office line carries at least: a sheet of 64 MB then takes two minutes. */
const SHEET_BYTES_PER_MS = 512;
/** What stands around the file in a form: boundaries, its name and its type. */
const FORM_BYTES = 16 * 1024;

export const isMultipart = ({ headers }: FastifyRequest): boolean =>
  /^multipart\/form-data\s*(;|$)/i.test(headers['content-type'] ?? '');

/** What `Handles` wrote into the route's own settings. */
const uploadOf = ({ routeOptions }: FastifyRequest) =>
  (routeOptions.config as Pick<Route, 'upload'> | undefined)?.upload;
const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** @throws Refused UNSUPPORTED_TYPE, TOO_LARGE, or BAD_REQUEST for an upload that does not say how long it is */
function check(request: FastifyRequest, upload: Route['upload']): void {
  if (isMultipart(request) !== (upload !== undefined)) throw new Refused('UNSUPPORTED_TYPE');
  if (!upload) return;
  const length = Number(request.headers['content-length']);
  if (!Number.isInteger(length)) throw new Refused('BAD_REQUEST', { detail: '上传时要说明大小，请更新到最新版本再试' });
  if (length > upload.maxBytes + FORM_BYTES)
    throw new Refused('TOO_LARGE', { detail: `文件最大 ${upload.maxBytes >> 20} MB，请减小以后再传` });
}

/** A body of at most so many bytes may take so many milliseconds. */
export const uploadMs = (maxBytes: number): number => Math.max(UPLOAD_MS, Math.ceil(maxBytes / SHEET_BYTES_PER_MS));

/** Node has one time-out for every request of a server, and it must be the longest: what is shorter is ended here. */
function endWhenLate({ raw }: FastifyRequest, ms: number): void {
  const timer = setTimeout(() => raw.destroy(), ms);
  for (const event of ['end', 'close'] as const) raw.once(event, () => clearTimeout(timer));
}

/** Looks at what a body says of itself before one byte of it is read: forms for uploads, JSON for everything else. */
export function checkBodies(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!hasBody(request)) return done();
    const upload = uploadOf(request);
    endWhenLate(request, upload ? uploadMs(upload.maxBytes) : JSON_MS);
    try {
      check(request, upload);
      done();
    } catch (error) {
      done(error as Refused);
    }
  });
}
