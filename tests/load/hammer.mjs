// Asks one URL over and over on open connections and only counts bytes, so that the one who asks is never the slower one.
import { createConnection } from 'node:net';

/** The whole answer's length on the wire, which must be the same every time: head, blank line, body. */
async function lengthOf(connect, request) {
  const socket = connect();
  let received = Buffer.alloc(0);
  socket.write(request);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    const [, length] = /^content-length: (\d+)\r$/im.exec(received.toString('latin1', 0, end + 2)) ?? [];
    if (end < 0 || received.length < end + 4 + Number(length)) continue;
    if (!received.toString('latin1').startsWith('HTTP/1.1 200')) throw new Error(received.toString('latin1', 0, end));
    socket.destroy();
    return end + 4 + Number(length);
  }
  throw new Error('the connection ended before the answer');
}

/** How many answers came within `seconds` over `connections`, one request at a time on each. */
export async function hammer({ url, headers = {}, connections, seconds }) {
  const { hostname, port, pathname, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const connect = () => createConnection({ host: hostname, port: Number(port), noDelay: true });
  const length = await lengthOf(connect, request);
  let answers = 0;
  let isOver = false;
  const sockets = Array.from({ length: connections }, connect);
  const ended = sockets.map(
    (socket) =>
      new Promise((done, fail) => {
        let received = 0;
        socket.on('data', (chunk) => {
          received += chunk.length;
          if (received > length) fail(new Error(`an answer of another length than ${length}`));
          if (received < length) return;
          received = 0;
          answers += 1;
          if (isOver) socket.destroy();
          else socket.write(request);
        });
        socket.on('error', fail).on('close', done);
        socket.write(request);
      }),
  );
  const started = performance.now();
  setTimeout(() => (isOver = true), seconds * 1000);
  await Promise.all(ended);
  return { answers, perSecond: (answers * 1000) / (performance.now() - started) };
}
