import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a client says to keep its connection, not to get work done. */
const HOUSEKEEPING = new Set(['PING', 'HELLO', 'CLIENT', 'INFO', 'SUBSCRIBE']);
const QUIET_MS = 100;
const LINE_END = '\r\n';

/** Hears the names of the commands in a client's stream (RESP: arrays of bulk strings), in whatever pieces it comes. */
function commandHearer(heard: (name: string) => void) {
  let rest = Buffer.alloc(0);
  /** Where the command at `start` ends, or -1 while it is not all here. */
  const endOf = (start: number): number => {
    let at = rest.indexOf(LINE_END, start);
    const count = Number(rest.toString('latin1', start + 1, at));
    for (let i = 0; at >= 0 && i < count; i++) {
      const line = at + 2;
      at = rest.indexOf(LINE_END, line);
      if (at < 0) return -1;
      const [from, length] = [at + 2, Number(rest.toString('latin1', line + 1, at))];
      if (i === 0 && rest.length >= from + length) heardAt = [from, from + length];
      at = from + length;
      if (rest.length < at + 2) return -1;
    }
    return at < 0 ? -1 : at + 2;
  };
  let heardAt: [number, number] = [0, 0];
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    let [start, end] = [0, rest.length > 0 ? endOf(0) : -1];
    while (end >= 0) {
      heard(rest.toString('latin1', ...heardAt).toUpperCase());
      start = end;
      end = start < rest.length ? endOf(start) : -1;
    }
    rest = rest.subarray(start);
  };
}

/** A wire to Redis that can be broken in the ways that real ones break, and that knows what was asked over it. */
export async function startRedisProxy(redisPort: number) {
  const sockets = new Set<Socket>();
  /** A connection that lost bytes is half open for ever: only a new one can work. */
  const dead = new WeakSet<Socket>();
  const commands: string[] = [];
  let mode: 'pass' | 'blackhole' | 'dropReplies' = 'pass';
  let loseReplyOf = '';
  const server = createServer((client) => {
    const redis = createConnection(redisPort, '127.0.0.1');
    const hear = commandHearer((name) => {
      commands.push(name);
      if (name === loseReplyOf) mode = 'dropReplies';
    });
    client.on('data', (chunk: Buffer) => {
      hear(chunk);
      if (mode === 'blackhole') dead.add(client);
      if (!dead.has(client)) redis.write(chunk);
    });
    redis.on('data', (chunk: Buffer) => mode === 'pass' && client.write(chunk));
    for (const [one, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The commands since the last call, without housekeeping. */
    takeCommands: () => commands.splice(0).filter((name) => !HOUSEKEEPING.has(name)),
    /** Resolves once nothing was asked for a moment: what goes on behind an answer is over. */
    async untilQuiet() {
      const take = () => commands.splice(0).filter((name) => !HOUSEKEEPING.has(name)).length;
      do await sleep(QUIET_MS);
      while (take() > 0);
    },
    pass() {
      [mode, loseReplyOf] = ['pass', ''];
    },
    blackhole() {
      mode = 'blackhole';
    },
    /** From the next command of this name on Redis hears everything and nobody hears Redis. */
    dropReplyOf(name: string) {
      loseReplyOf = name;
    },
    cut,
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
