import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { pause } from './harness/page-view.ts';
import { Phone } from './harness/phone.ts';
import { picture } from '../support/pictures.ts';
import { writeTinyApp } from './harness/tiny-app.ts';

const after: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of after.splice(0)) await undo();
});

function start(files: Record<string, string> = {}, options?: ConstructorParameters<typeof Phone>[1]): Phone {
  const { dist, remove } = writeTinyApp(files);
  const phone = new Phone(dist, options);
  after.push(() => phone.close(), remove);
  return phone.launch();
}
const app = (onLaunch: string) => ({ 'app.js': `App({ results: [], onLaunch() { ${onLaunch} } })` });
const results = (phone: Phone) => phone.realm.run('JSON.stringify(getApp().results)', 'test') as string;

test('the realm has the language and nothing of a browser or of Node', () => {
  const phone = start();
  const absent = `window document navigator location fetch XMLHttpRequest URL URLSearchParams AbortController Headers
    TextEncoder TextDecoder structuredClone queueMicrotask crypto performance process Buffer global require WebAssembly Intl
    localStorage requestAnimationFrame WebSocket Blob FormData`.split(/\s+/);
  expect(absent.filter((name) => phone.realm.run(`typeof ${name}`, 'test') !== 'undefined')).toEqual([]);
  const present = 'wx App Page Component Behavior getApp getCurrentPages setTimeout Promise Map console'.split(' ');
  expect(present.filter((name) => phone.realm.run(`typeof ${name}`, 'test') === 'undefined')).toEqual([]);
  expect(phone.realm.run('[].toSorted', 'test')).toBeUndefined();
});

test('an unknown wx API is a complaint, and so is one that nothing imitates', () => {
  const phone = start(app('typeof wx.paintTheSky; wx.chooseImage({});'));
  expect(phone.complaints).toEqual(['wx.paintTheSky is not known', 'wx.chooseImage is not imitated']);
  expect(phone.realm.run("[wx.canIUse('paintTheSky'), wx.canIUse('scanCode')]", 'test')).toEqual([false, true]);
});

test('an error in a timer and one on the console are complaints', async () => {
  const phone = start(app("console.error('坏了'); setTimeout(() => { throw new TypeError('没有这个') });"));
  await pause(20);
  expect(phone.complaints).toEqual(['console.error 坏了', 'uncaught TypeError: 没有这个']);
});

test('no timer outlives the phone', async () => {
  const phone = start(app('setInterval(() => getApp().results.push(1), 1)'));
  await pause(20);
  await phone.close();
  const before = results(phone);
  await pause(20);
  expect(results(phone)).toBe(before);
  expect(before).not.toBe('[]');
});

test('a scan answers with what the test holds in front of the camera, else it is cancelled', async () => {
  const scan = 'wx.scanCode({ complete: (it) => getApp().results.push(it.result || it.errMsg) })';
  const phone = start(app(scan));
  phone.answer('scanCode', { result: { result: 'YV1:ABC' } });
  phone.realm.run(scan, 'test');
  await pause(20);
  expect(results(phone)).toBe('["scanCode:fail cancel","YV1:ABC"]');
});

const go = (phone: Phone, api: string, options: string) => {
  phone.realm.run(`wx.${api}(${options})`, 'test');
  return pause(10);
};

test('pages open with raw parameters, and going back wakes the one below', async () => {
  const phone = start();
  await go(phone, 'navigateTo', "{ url: '/desk/scan?x=1&name=%E7%8E%8B&x=2' }");
  expect(phone.page.route).toBe('desk/scan');
  expect({ ...phone.page.page.params }).toEqual({ x: '2', name: '%E7%8E%8B' });
  const { self } = phone.page.page;
  await go(phone, 'navigateBack', '{}');
  expect(self['lived']).toEqual(['onShow', 'onUnload']);
  expect(phone.page.page.self['lived']).toEqual(['onShow', 'onShow']);
  expect(phone.complaints).toEqual([]);
});

test('what WeChat refuses to open is refused and complained of', async () => {
  const phone = start();
  await go(phone, 'navigateTo', "{ url: '/desk/nowhere' }");
  await go(phone, 'navigateTo', "{ url: '/home' }");
  await go(phone, 'redirectTo', "{ url: '/home' }");
  await go(phone, 'switchTab', "{ url: '/other' }");
  await go(phone, 'navigateBack', '{}');
  expect(phone.page.route).toBe('home');
  expect(phone.complaints).toHaveLength(5);
  expect(phone.complaints[0]).toContain('page "desk/nowhere" is not found');
});

test('ten pages fit on the stack and the eleventh does not', async () => {
  const phone = start();
  for (let page = 0; page < 10; page++) await go(phone, 'navigateTo', "{ url: '/other' }");
  expect(phone.stack.all).toHaveLength(10);
  expect(phone.complaints).toEqual(['wx.navigateTo /other: webview count limit exceed']);
});

test('a tab page stays alive below another tab page and everything else is closed', async () => {
  const phone = start();
  const home = phone.page.page;
  await go(phone, 'navigateTo', "{ url: '/other' }");
  await go(phone, 'switchTab', "{ url: '/home?x=1' }");
  expect(phone.page.page).toBe(home);
  expect(phone.stack.all).toHaveLength(1);
});

test('a file of another subpackage cannot be required', () => {
  const phone = start({ 'desk/scan.js': "require('./near'); require('../shop/list'); Page({})", 'desk/near.js': '' });
  expect(() => phone.open('/desk/scan')).toThrow('desk/scan.js requires ../shop/list out of subpackage shop');
});

async function echoServer(): Promise<string> {
  const server = createServer((request, reply) => {
    if (request.url === '/slow') return;
    reply.statusCode = request.url === '/teapot' ? 418 : 200;
    reply.end(request.url === '/text' ? 'words' : JSON.stringify({ type: request.headers['content-type'], list: [1] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  after.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (path: string, more = '') =>
  `wx.request({ url: 'http://built.in:3000${path}', ${more}
     complete: (it) => getApp().results.push(it.statusCode ? [it.statusCode, it.data, Array.isArray(it.data.list)] : it.errMsg) })`;

test('a request reaches the server; any status is a success and only JSON is parsed', async () => {
  const phone = start(app(`${ask('/teapot')}; ${ask('/text')}`), { server: await echoServer() });
  await phone.page.waitFor(() => JSON.parse(results(phone)).length === 2);
  const answers = (JSON.parse(results(phone)) as [number, unknown, boolean][]).toSorted((a, b) => b[0] - a[0]);
  expect(answers).toEqual([
    [418, { type: 'application/json', list: [1] }, true],
    [200, 'words', false],
  ]);
});

test('a request fails without a network, when it takes too long and when it is aborted', async () => {
  const phone = start(app(''), { server: await echoServer() });
  phone.setOnline(false);
  phone.realm.run(ask('/offline'), 'test');
  phone.setOnline(true);
  phone.realm.run(ask('/slow', 'timeout: 20,'), 'test');
  phone.realm.run(`${ask('/slow')}.abort()`, 'test');
  await phone.page.waitFor(() => JSON.parse(results(phone)).length === 3);
  expect((JSON.parse(results(phone)) as string[]).toSorted()).toEqual([
    'request:fail abort',
    'request:fail net::ERR_INTERNET_DISCONNECTED',
    'request:fail timeout',
  ]);
});

test('storage keeps copies, and gives an empty text for what was never stored', () => {
  const storage = new Map<string, string>();
  const phone = start(app("wx.setStorageSync('a', { b: 1 })"), { storage });
  expect(phone.realm.run("JSON.stringify([wx.getStorageSync('a'), wx.getStorageSync('z')])", 'test')).toBe(
    '[{"b":1},""]',
  );
  expect(storage.get('a')).toBe('{"b":1}');
});

test('an API that is given no callbacks answers with a promise', async () => {
  const phone = start(app(''));
  phone.answer('scanCode', { result: { result: 'YV1:ABC' } });
  phone.realm.run(
    `const ask = wx.scanCode();
     ask.then((it) => getApp().results.push(it.result, ask instanceof Promise));
     wx.chooseMedia({}).catch((it) => getApp().results.push(it.errMsg));`,
    'test',
  );
  await phone.page.waitFor(() => (JSON.parse(results(phone)) as unknown[]).length === 3);
  expect(JSON.parse(results(phone))).toEqual(['YV1:ABC', true, 'chooseMedia:fail cancel']);
});

const tell = '(it) => getApp().results.push(it.errMsg)';

test('a picture that its owner picks has a name of WeChat’s own, and goes out as a form whose answer is text', async () => {
  const phone = start(app(''), { server: await echoServer() });
  const pick = (then: string) => phone.realm.run(`wx.chooseMedia({ count: 1, complete: ${then} })`, 'test');
  pick(tell);
  await pause(20);
  phone.files.toPick.push({ bytes: picture(), name: '身份证.png', fileType: 'image' });
  pick(`({ tempFiles: [one] }) => wx.uploadFile({ url: 'http://built.in:3000/x', filePath: one.tempFilePath, name: 'file',
    complete: (it) => getApp().results.push([one.tempFilePath, it.statusCode, typeof it.data, it.data]) })`);
  await phone.page.waitFor(() => (JSON.parse(results(phone)) as unknown[]).length === 2);
  const [cancelled, [path, status, kind, data]] = JSON.parse(results(phone)) as [string, unknown[]];
  expect(cancelled).toBe('chooseMedia:fail cancel');
  expect([path, status, kind]).toEqual(['wxfile://tmp_00000001.png', 200, 'string']);
  expect(data).toContain('multipart/form-data; boundary=');
  expect(phone.complaints).toEqual([]);
});

test('a content type on an upload is a complaint, a file that is not there a failure', async () => {
  const phone = start(app(''));
  const header = "{ 'Content-Type': 'multipart/form-data' }";
  phone.realm.run(
    `wx.uploadFile({ url: 'http://x/y', filePath: 'nowhere', name: 'file', header: ${header}, complete: ${tell} })`,
    'test',
  );
  await phone.page.waitFor(() => results(phone) !== '[]');
  expect(results(phone)).toBe('["uploadFile:fail file not found nowhere"]');
  expect(phone.complaints).toEqual(['wx.uploadFile sets a content type: its boundary is lost']);
});

test('bytes arrive as an ArrayBuffer of the realm, and are kept only in the app’s own folder', async () => {
  const phone = start(app(''), { server: await echoServer() });
  phone.realm.run(
    `wx.request({ url: 'http://built.in:3000/text', responseType: 'arraybuffer', success: ({ data }) => {
       getApp().results.push(data instanceof ArrayBuffer);
       const keep = (filePath) => wx.getFileSystemManager().writeFile({ filePath, data, complete: ${tell} });
       keep('/etc/words.pdf');
       keep(wx.env.USER_DATA_PATH + '/words.pdf');
       wx.openDocument({ filePath: wx.env.USER_DATA_PATH + '/words.pdf', complete: ${tell} });
     } })`,
    'test',
  );
  await phone.page.waitFor(() => (JSON.parse(results(phone)) as unknown[]).length === 4);
  expect(JSON.parse(results(phone))).toEqual([
    true,
    'writeFile:fail permission denied, open "/etc/words.pdf"',
    'writeFile:ok',
    'openDocument:ok',
  ]);
  expect(Buffer.from(phone.files.kept.get('wxfile://usr/words.pdf') ?? []).toString()).toBe('words');
});
