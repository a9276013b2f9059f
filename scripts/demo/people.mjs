import { randomUUID } from 'node:crypto';

/** Somebody at the window or at home: their calls, each told with its time. */
class Caller {
  constructor(url, token, onStep) {
    this.url = url;
    this.token = token;
    this.onStep = onStep;
  }

  async send(method, path, { body, form, headers = {} } = {}) {
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson ? await answer.json() : await answer.arrayBuffer() };
  }

  /** The reply; a refusal ends the tour with its own words. */
  async ask(method, path, sent) {
    const { status, body } = await this.send(method, path, sent);
    if (status >= 400)
      throw new Error(`${method} ${path}: ${body.code} ${body.detail} ${JSON.stringify(body.errors ?? '')}`);
    return body;
  }
  get(path) {
    return this.ask('GET', path);
  }
  post(path, body = {}) {
    return this.ask('POST', path, { body });
  }

  /** One step of the tour: `work` is timed, `text` may use what it answered. */
  async step(text, work) {
    const started = performance.now();
    const answer = await work(this);
    this.onStep(typeof text === 'function' ? text(answer) : text, performance.now() - started);
    return answer;
  }
}

/** The people of the demonstration, signed in once each. */
export class People {
  constructor(url, onStep) {
    this.url = url;
    this.onStep = onStep;
    this.signedIn = new Map();
  }

  async as(account) {
    const known = this.signedIn.get(account);
    if (known) return known;
    const nobody = new Caller(this.url, undefined, this.onStep);
    const { accessToken } = await nobody.post('/sessions', { provider: 'demo', account });
    const caller = this.withToken(accessToken);
    this.signedIn.set(account, caller);
    return caller;
  }

  signInAnew() {
    this.signedIn.clear();
  }

  withToken(token) {
    return new Caller(this.url, token, this.onStep);
  }
}

/** The matter of the demonstration's zone that people mean by these words. */
export async function meant(someone, words) {
  const { items } = await someone.get(`/items?region=420704&limit=1&q=${encodeURIComponent(words)}`);
  if (!items[0]) throw new Error(`找不到「${words}」`);
  return items[0];
}
