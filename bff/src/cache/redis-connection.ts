import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** What the BFF asks of a single server, of a Sentinel's master and of a Cluster alike. */
export type RedisClient = Redis | Cluster;

type Node = { host: string; port: number };
export type RedisAddress = {
  kind: 'single' | 'cluster' | 'sentinel';
  isEncrypted: boolean;
  nodes: readonly [Node, ...Node[]];
  username: string | undefined;
  password: string | undefined;
  db: number;
  /** The name under which the Sentinels know the master. */
  master: string | undefined;
};

const ADDRESS =
  /^redis(?<s>s)?(?:\+(?<kind>cluster|sentinel))?:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<nodes>[^/?#@]+)(?<path>\/[^?#]*)?$/;
const PORTS = { single: 6379, cluster: 6379, sentinel: 26_379 };

function nodeOf(text: string, byDefault: number): Node | undefined {
  const [, host, port] = /^(\[[\da-f:]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  return host === undefined ? undefined : { host: host.replace(/[[\]]/g, ''), port: Number(port ?? byDefault) };
}

/** `/2` or, for Sentinels, `/master/2`; undefined when it is neither. */
function pathOf(path: string, kind: RedisAddress['kind']): Pick<RedisAddress, 'master' | 'db'> | undefined {
  const form = {
    single: /^\/?(?<db>\d{0,4})$/,
    cluster: /^\/?$/,
    sentinel: /^\/(?<master>[\w.-]+)(?:\/(?<db>\d{1,4}))?$/,
  };
  const found = form[kind].exec(path);
  return found ? { master: found.groups?.['master'], db: Number(found.groups?.['db'] ?? 0) } : undefined;
}

/**
 * `redis://user:password@host:6379/0`, `redis+cluster://h1:p1,h2:p2`, `redis+sentinel://h1:p1,h2:p2/master/0`;
 * `rediss` encrypts each of them. User and password are those of the data servers, percent-encoded.
 * Undefined for anything else.
 */
export function parseRedisUrl(url: string): RedisAddress | undefined {
  const { s, kind: given, user, password, nodes: list = '', path = '' } = ADDRESS.exec(url)?.groups ?? {};
  const kind = (given ?? 'single') as RedisAddress['kind'];
  const found = list.split(',').flatMap((node) => nodeOf(node, PORTS[kind]) ?? []);
  const [first, ...more] = found;
  const rest = pathOf(path, kind);
  if (!first || !rest || found.length !== list.split(',').length || (kind === 'single' && more.length > 0))
    return undefined;
  const decoded = (text: string | undefined) => (text ? decodeURIComponent(text) : undefined);
  return {
    kind,
    isEncrypted: s !== undefined,
    nodes: [first, ...more],
    username: decoded(user),
    password: decoded(password),
    ...rest,
  };
}

const backOff = (attempt: number) => Math.min(50 * attempt, 1000);

/**
 * Measured together on a frozen, a refusing and a restarted server. With the client's own defaults a frozen Redis
 * hangs every call for ever, a half-open connection is never given up, and a command whose reply was lost runs twice.
 */
const MEASURED = {
  commandTimeout: 200,
  connectTimeout: 500,
  /** Runs only while a reply is due: the PING every {@link HEARTBEAT_MS} is what finds a half-open connection. */
  socketTimeout: 1500,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  retryStrategy: backOff,
  // a master that became a replica: ask again who is master
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions;
export const HEARTBEAT_MS = 500;

/** A client that is not connected yet. It never throws by itself: its `error` events are heard and dropped. */
export function createRedisClient({
  kind,
  nodes,
  isEncrypted,
  username,
  password,
  db,
  master,
}: RedisAddress): RedisClient {
  const credentials = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  const options = { ...MEASURED, ...credentials, ...(isEncrypted && { tls: {} }) };
  const client = {
    single: () => new Redis({ ...options, ...nodes[0], db, lazyConnect: true }),
    sentinel: () =>
      new Redis({
        ...options,
        sentinels: [...nodes],
        name: master ?? '',
        db,
        enableTLSForSentinelMode: isEncrypted,
        sentinelCommandTimeout: MEASURED.connectTimeout,
        sentinelRetryStrategy: backOff,
        lazyConnect: true,
      }),
    cluster: () => {
      const { retryStrategy: _, enableOfflineQueue, ...redisOptions } = options;
      return new Cluster([...nodes], {
        redisOptions,
        // in `redisOptions` it would be ignored
        enableOfflineQueue,
        clusterRetryStrategy: backOff,
        // a command whose connection closed may have run: it is not sent again
        retryDelayOnFailover: 0,
        lazyConnect: true,
      });
    },
  }[kind]();
  // what is wrong shows in the breaker's log line, once, and not on every attempt to reconnect
  client.on('error', () => undefined);
  return client;
}
