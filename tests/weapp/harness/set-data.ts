type Container = Record<string, unknown>;

/** `root.cn.[0].v` and `root.cn[0].v` → `['root', 'cn', '0', 'v']` */
const partsOf = (path: string) =>
  path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);

/** Sets what a setData path names, and makes the objects and lists on the way that are not there yet. */
export function setPath(data: object, path: string, value: unknown): void {
  const parts = partsOf(path);
  const last = parts.pop();
  if (last === undefined) throw new Error(`setData: "${path}" names nothing`);
  let place = data as Container;
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1] ?? last;
    place[part] ??= /^\d+$/.test(next) ? [] : {};
    place = place[part] as Container;
  }
  place[last] = value;
}

/** A page's data on the far side of the bridge: changed by JSON copies only, with what that cost. */
export class BridgedData {
  calls = 0;
  bytes = 0;
  /** Bytes of the largest single call. */
  largest = 0;

  constructor(readonly data: Record<string, unknown>) {}

  apply(patch: object): void {
    const json = JSON.stringify(patch);
    this.calls += 1;
    const size = Buffer.byteLength(json);
    this.bytes += size;
    this.largest = Math.max(this.largest, size);
    for (const [path, value] of Object.entries(JSON.parse(json) as object)) setPath(this.data, path, value);
  }
}
