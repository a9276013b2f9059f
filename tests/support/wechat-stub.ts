import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What WeChat answers, wrong or right; `hang` never answers and `cut` drops the line. */
export type WechatFault = 'hang' | 'cut' | 'html' | 'http500' | { errcode: number };

/**
 * WeChat's code2session on a real socket: it answers 200 with JSON under `text/plain`, gives a success without `errcode`,
 * takes each code once, and knows this app's id and secret only. The code names the person: `code-<person>-<anything>`.
 */
export class WechatStub {
  /** Query strings as they arrived. */
  readonly seen: URLSearchParams[] = [];
  private readonly used = new Set<string>();
  private readonly faults: WechatFault[] = [];
  private readonly server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat');
    if (request.method !== 'GET' || url.pathname !== '/sns/jscode2session') return void response.writeHead(404).end();
    this.seen.push(url.searchParams);
    this.answer(url.searchParams, response);
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** The next calls fail like this, in this order. */
  fail(...faults: WechatFault[]) {
    this.faults.push(...faults);
  }

  private answer(query: URLSearchParams, response: ServerResponse) {
    const fault = this.faults.shift();
    if (fault === 'hang') return;
    if (fault === 'cut') return void response.destroy();
    if (fault === 'html') return void response.end('<html>维护中</html>');
    if (fault === 'http500') return void response.writeHead(500).end('oops');
    const body = fault ? { errcode: fault.errcode, errmsg: 'stubbed, rid: 1-2-3' } : this.session(query);
    response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body));
  }

  private session(query: URLSearchParams) {
    if (query.get('appid') !== 'wx-test-app') return { errcode: 40_013, errmsg: 'invalid appid' };
    if (query.get('secret') !== 'wx-test-secret') return { errcode: 40_125, errmsg: 'invalid appsecret' };
    if (query.get('grant_type') !== 'authorization_code') return { errcode: 40_002, errmsg: 'invalid grant_type' };
    const code = query.get('js_code') ?? '';
    const person = /^code-(\w+)-/.exec(code)?.[1];
    if (person === undefined) return { errcode: 40_029, errmsg: 'invalid code' };
    if (this.used.has(code)) return { errcode: 40_163, errmsg: 'code been used' };
    this.used.add(code);
    return { session_key: `key-of-${person}==`, openid: openidOf(person) };
  }
}

/** What the stub calls this person; nobody outside the BFF may ever see it. */
export const openidOf = (person: string): string => `oAbCdEf-openid-${person}`;
