import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { raw } from './client.ts';

/** Changes the JSON of an answer, or leaves it as it is. */
export type Alter = (path: string, body: unknown) => unknown;

const HOP_BY_HOP = new Set(['connection', 'transfer-encoding', 'content-length', 'content-encoding', 'keep-alive']);
const passedOn = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function answer(to: string, alter: Alter, request: IncomingMessage, response: ServerResponse) {
  const { method = 'GET', url = '/' } = request;
  const { 'accept-encoding': _, 'if-none-match': __, host: ___, ...headers } = request.headers;
  const body = await bodyOf(request);
  const reply = await raw(`${to}${url}`, {
    method,
    headers: passedOn(headers),
    ...(body.length > 0 && { body }),
  });
  const isJson = String(reply.headers['content-type']).startsWith('application/json');
  const altered = isJson ? JSON.stringify(alter(url, JSON.parse(reply.text))) : reply.bytes;
  response.writeHead(reply.status, passedOn(reply.headers)).end(altered);
}

/** Stands before a server and answers some things otherwise: what a cache, a gateway or an old version might do. */
export async function startAlteringProxy(to: string, alter: Alter) {
  const server = createServer((request, response) => void answer(to, alter, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
