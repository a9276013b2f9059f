// The WeChat logic layer has no AbortController; @tanstack/query-core makes one before each fetch and, without it,
// stays in `pending` for ever. Injected by webpack.ProvidePlugin, weapp only.
class Signal {
  aborted = false;
  reason = undefined;
  onabort = null;
  listeners = new Set();
  addEventListener(type, listener) {
    if (type === 'abort') this.listeners.add(listener);
  }
  removeEventListener(_type, listener) {
    this.listeners.delete(listener);
  }
  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
}

export class AbortController {
  signal = new Signal();
  abort(reason) {
    const { signal } = this;
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason === undefined ? Object.assign(new Error('aborted'), { name: 'AbortError' }) : reason;
    if (signal.onabort) signal.onabort({ type: 'abort', target: signal });
    signal.listeners.forEach((listener) => listener({ type: 'abort', target: signal }));
    signal.listeners.clear();
  }
}
