import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toProblem, type RefusalCode } from '@yichuang/contract/problem';

export type Answerer = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>;
export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Answerer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };
export const noContent: Answerer = (_request, response) => {
  response.writeHead(204).end();
};
export const refusal = (code: RefusalCode, headers: Record<string, string> = {}): Answerer => {
  const problem = toProblem(code, 'a'.repeat(32));
  return json(problem, problem.status, { 'content-type': 'application/problem+json', ...headers });
};

/** A real HTTP server with one answer for each `METHOD /path` (query ignored); the feed is quiet unless told otherwise. */
export class FakePlatform {
  readonly seen: Seen[] = [];
  feed = {
    position: 1,
    revokedSessionIds: [] as string[],
    clockOffsetMs: 0,
    catalogue: { version: 1, changedKeys: [] as string[] },
  };
  private readonly answers = new Map<string, Answerer>();
  private readonly receivers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  on(call: string, answerer: Answerer) {
    this.answers.set(call, answerer);
  }
  /** Hands the request over before its body has come in. */
  onArrival(call: string, receive: (request: IncomingMessage, response: ServerResponse) => void) {
    this.receivers.set(call, receive);
  }
  calls(call: string): Seen[] {
    return this.seen.filter(({ method, url }) => `${method} ${url.split('?')[0]}` === call);
  }
  async start(port = 0): Promise<string> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  async stop() {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const { method = '', url = '', headers } = request;
    const call = `${method} ${url.split('?')[0]}`;
    const receive = this.receivers.get(call);
    if (receive) return receive(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    this.seen.push({ method, url, headers, body });
    const answerer = this.answers.get(call) ?? (call === 'GET /internal/feed' ? json(this.feed) : refusal('NOT_FOUND'));
    await answerer(request, response, body);
  }
}
