import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { call, type CallOptions, type Transport } from '@yichuang/contract/client';
import type { Problem } from '@yichuang/contract/problem';
import { signIn } from '@yichuang/contract/identity/contract';
import type { Reply, Route, Sent } from '@yichuang/contract/route';

const agent = new Agent({ connections: 64, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });

export type RawReply = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  bytes: Buffer;
};

/** One HTTP call with nothing between: status, headers and the very bytes. */
export async function raw(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<RawReply> {
  const answer = await request(url, {
    method: method as 'GET',
    headers,
    dispatcher: agent,
    ...(body !== undefined && { body }),
  });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, text: bytes.toString('utf8'), bytes };
}

const over =
  (url: string, headers: Record<string, string>): Transport =>
  async (wire) => {
    const answer = await raw(`${url}${wire.path}`, { ...wire, headers: { ...wire.headers, ...headers } });
    return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text) };
  };

/** A person at a client: `do` gives the value or throws the problem, `refused` gives the problem or throws. */
export class Person {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  get headers(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }

  async ask<const R extends Route>(route: R, sent: Sent<R>, options: CallOptions = {}) {
    const key = route.idempotent ? { idempotencyKey: randomUUID() } : {};
    return call(over(this.url, this.headers), route, sent, { ...key, ...options });
  }

  /**
   * Presses again with the same key while nobody knows whether it was done, on a machine so busy that answers come too
   * late. However often that is, it must be done once.
   */
  async askUntilKnown<const R extends Route>(route: R, sent: Sent<R>) {
    const idempotencyKey = randomUUID();
    for (let presses = 1; ; presses++) {
      const answer = await this.ask(route, sent, { idempotencyKey });
      const isKnown = answer.ok || !['UNAVAILABLE', 'UPSTREAM_TIMEOUT'].includes(answer.problem.code);
      if (isKnown || presses === 10) return answer;
      await sleep(1000);
    }
  }

  async do<const R extends Route>(route: R, sent: Sent<R>, options?: CallOptions): Promise<Reply<R>> {
    const answer = await this.ask(route, sent, options);
    if (answer.ok) return answer.value;
    throw new Error(`${route.method} ${route.path} was refused: ${JSON.stringify(answer.problem)}`);
  }

  async refused<const R extends Route>(route: R, sent: Sent<R>, options?: CallOptions): Promise<Problem> {
    const answer = await this.ask(route, sent, options);
    if (!answer.ok) return answer.problem;
    throw new Error(`${route.method} ${route.path} was not refused: ${JSON.stringify(answer.value)}`);
  }
}

export const nobody = (url: string) => new Person(url);

export async function as(url: string, account: string): Promise<Person> {
  const { accessToken } = await nobody(url).do(signIn, { body: { provider: 'demo', account } });
  return new Person(url, accessToken);
}
