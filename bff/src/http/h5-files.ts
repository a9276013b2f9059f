import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, holdsAlready } from './etag.js';
import { contentSecurityPolicy } from './security-headers.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.ttf']);
/** A name that changes with its content: `app.3f2a9c1b.js` */
const HASHED = /[.-][0-9a-f]{8,}\./;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

type Variant = { encoding?: 'br' | 'gzip'; body: Buffer; etag: string };

/** Compressed once, here; best first. */
async function compressed(bytes: Buffer, extension: string): Promise<Variant[]> {
  if (!COMPRESSED.has(extension)) return [];
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, BROTLI), promisify(gzip)(bytes, { level: 9 })]);
  return [
    { encoding: 'br', body: br, etag: etagOf(br) },
    { encoding: 'gzip', body: gz, etag: etagOf(gz) },
  ];
}

function headersOf(name: string, bytes: Buffer): Record<string, string> {
  const extension = extname(name);
  return {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'cache-control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(COMPRESSED.has(extension) && { vary: 'accept-encoding' }),
    ...(extension === '.html' && { 'content-security-policy': contentSecurityPolicy(bytes.toString()) }),
  };
}

/** `br;q=0` is a no. */
const accepts = (request: FastifyRequest, encoding: string) =>
  (request.headers['accept-encoding'] ?? '').split(',').some((one) => {
    const [name = '', weight = ''] = one.split(';').map((part) => part.trim());
    return name === encoding && !/^q=0(\.0*)?$/.test(weight);
  });

async function handlerFor(name: string, bytes: Buffer) {
  const variants = await compressed(bytes, extname(name));
  const plain: Variant = { body: bytes, etag: etagOf(bytes) };
  const headers = headersOf(name, bytes);
  return (request: FastifyRequest, reply: FastifyReply) => {
    const found = variants.find(({ encoding }) => encoding !== undefined && accepts(request, encoding));
    const { body, etag, encoding } = found ?? plain;
    void reply.headers({ ...headers, etag });
    if (holdsAlready(request, etag)) return reply.code(304).send();
    if (encoding) void reply.header('content-encoding', encoding);
    return reply.send(body);
  };
}

/**
 * The built H5 at `/`, held in memory with one route for each file: no path from outside ever reaches the disk.
 * A folder that is not there is no error: the API runs without its pages.
 */
export async function serveH5(fastify: Pick<FastifyInstance, 'get'>, dir: string) {
  if (!existsSync(dir)) return;
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => extname(name) !== '.map' && statSync(join(dir, name)).isFile(),
  );
  for (const name of names) {
    const url = `/${name.split(sep).join('/')}`;
    const handler = await handlerFor(name, readFileSync(join(dir, name)));
    fastify.get(url, handler);
    if (url === '/index.html') fastify.get('/', handler);
  }
}
