// Asks one URL over and over on open connections and only counts bytes, so that the one who asks is never the slower one.
import { createConnection } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** The length of the body, which is the same every time; heads differ by what a cache says of itself. */
async function bodyLength(connect, request) {
  const socket = connect();
  let head = '';
  socket.write(request);
  for await (const chunk of socket) {
    head += chunk.toString('latin1');
    if (!head.includes(HEAD_END)) continue;
    socket.destroy();
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(head);
    return Number(/^content-length: (\d+)\r$/im.exec(head)?.[1]);
  }
  throw new Error('the connection ended before the answer');
}

/** How many answers came within `seconds` over `connections`, one request at a time on each. */
export async function hammer({ url, headers = {}, connections, seconds }) {
  const { hostname, port, pathname, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const connect = () => createConnection({ host: hostname, port: Number(port), noDelay: true });
  const length = await bodyLength(connect, request);
  let answers = 0;
  let isOver = false;
  const sockets = Array.from({ length: connections }, connect);
  const ended = sockets.map(
    (socket) =>
      new Promise((done, fail) => {
        let missing = 0;
        socket.on('data', (chunk) => {
          // an answer begins with its whole head in one piece
          if (missing === 0) missing = chunk.indexOf(HEAD_END) + HEAD_END.length + length;
          missing -= chunk.length;
          if (missing < 0) fail(new Error(`an answer of another length than ${length}`));
          if (missing > 0) return;
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
