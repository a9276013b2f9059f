import { request, type Agent } from 'undici';
import { settle, type Callbacks, type Outcome } from './wx-settle.ts';

export type RequestOptions = Callbacks & {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: unknown;
  dataType?: string;
  responseType?: string;
  timeout?: number;
};
export type RequestLine = { method: string; path: string; status?: number };

export type Wiring = {
  /** The running stack; it takes the place of the address fixed at build time. */
  server: string;
  agent: Agent;
  isOnline: () => boolean;
  copy: (value: unknown) => unknown;
  /** Bytes as an ArrayBuffer of the realm. */
  buffer: (bytes: Uint8Array) => unknown;
  soon: (callback: () => void) => void;
  log: RequestLine[];
};

const DEFAULT_TIMEOUT_MS = 60_000;

/** WeChat says which app asks. */
export const fromWeChat = (header: RequestOptions['header'] = {}) => ({
  referer: 'https://servicewechat.com/touristappid/devtools/page-frame.html',
  'user-agent': 'Mozilla/5.0 MicroMessenger/8.0 MiniProgramEnv/Windows WindowsWechat',
  ...Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value])),
});
/** It names its content type even where there is no body. */
const headersOf = (header: RequestOptions['header']) => ({ 'content-type': 'application/json', ...fromWeChat(header) });

/** Data of a GET joins the address, anything else becomes the body: text as it is, objects as JSON. */
function contentOf(method: string, data: unknown): { search: string; body?: string } {
  if (data === undefined || data === null) return { search: '' };
  if (method !== 'GET') return { search: '', body: typeof data === 'string' ? data : JSON.stringify(data) };
  return { search: new URLSearchParams(data as Record<string, string>).toString() };
}

function parsed(text: string, dataType: string): unknown {
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function exchange(options: RequestOptions, wiring: Wiring, signal: AbortSignal): Promise<object> {
  const { method = 'GET', data, dataType = 'json', responseType = 'text', header } = options;
  const { search, body } = contentOf(method, data);
  const url = new URL(options.url);
  const path = url.pathname + url.search + (search && `${url.search ? '&' : '?'}${search}`);
  const line: RequestLine = { method, path };
  wiring.log.push(line);
  if (!wiring.isOnline()) throw new Error('net::ERR_INTERNET_DISCONNECTED');
  const answer = await request(wiring.server + path, {
    method: method as 'GET',
    headers: headersOf(header),
    dispatcher: wiring.agent,
    signal,
    ...(body !== undefined && { body }),
  });
  line.status = answer.statusCode;
  const facts = wiring.copy({ statusCode: answer.statusCode, header: answer.headers, cookies: [] }) as object;
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  // bytes cross the bridge as they are, text and JSON as a copy
  const isBytes = responseType === 'arraybuffer';
  return { ...facts, data: isBytes ? wiring.buffer(bytes) : wiring.copy(parsed(bytes.toString('utf8'), dataType)) };
}

export const failureOf = (error: unknown, isAborted: boolean) => {
  if (isAborted) return 'abort';
  return (error as Error).name === 'TimeoutError' ? 'timeout' : (error as Error).message;
};

/** wx.request over real HTTP: any status is a success, only a lost transport, a timeout or an abort is a failure. */
export const requestWith = (wiring: Wiring) => (options: RequestOptions) => {
  const aborting = new AbortController();
  const signal = AbortSignal.any([aborting.signal, AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT_MS)]);
  const end = (outcome: Outcome) => wiring.soon(() => settle('request', options, outcome));
  void exchange(options, wiring, signal).then(
    (result) => end({ result }),
    (error: unknown) => end({ reason: failureOf(error, aborting.signal.aborted) }),
  );
  return { abort: () => aborting.abort(), onHeadersReceived() {}, offHeadersReceived() {} };
};
