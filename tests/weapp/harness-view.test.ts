import { afterEach, expect, test } from 'vitest';
import { encode } from 'uqr';
import { Phone } from './harness/phone.ts';
import { setPath } from './harness/set-data.ts';
import { pageWith, text, writeTinyApp } from './harness/tiny-app.ts';

const after: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of after.splice(0)) await undo();
});

function start(root: object, onLoad?: string): Phone {
  const { dist, remove } = writeTinyApp({ 'home.js': pageWith(root, onLoad) });
  const phone = new Phone(dist).launch();
  after.push(() => phone.close(), remove);
  return phone;
}
const seen = (phone: Phone) => phone.page.page.self['seen'];

test('a setData path changes one place and makes what is missing on the way', () => {
  const data = { root: { cn: [{ v: 'a' }] } };
  setPath(data, 'root.cn.[0].v', 'b');
  setPath(data, 'root.cn[1].cn.[0]', { v: 'c' });
  expect(data).toEqual({ root: { cn: [{ v: 'b' }, { cn: [{ v: 'c' }] }] } });
});

test('data cross the bridge as a counted JSON copy', () => {
  const phone = start(
    { cn: [] },
    `const node = { nn: 'plain', cn: [{ nn: '9', v: '前', gone: undefined }] };
     this.setData({ 'root.cn.[0]': node });
     node.cn[0].v = '后';`,
  );
  expect(phone.page.text).toBe('前');
  expect(phone.page.page.data).toMatchObject({ calls: 1, bytes: 58, largest: 58 });
  expect(phone.page.tree.children[0]?.node.cn).toEqual([{ nn: '9', v: '前' }]);
});

test('an event that the template does not bind throws instead of being sent', () => {
  const phone = start({ cn: [{ nn: 'plain', sid: 'a', cn: [text('看得见')] }] });
  const plain = phone.page.byText('看得见');
  expect(() => phone.page.tap(plain)).toThrow('<view> has no bindtap');
  expect(() => phone.page.scroll(plain, 10)).toThrow('<view> has no bindscroll');
  expect(seen(phone)).toEqual([]);
});

test('a tap goes outwards to everything that binds it, as far as a catch', () => {
  const inner = { nn: 'press', sid: 'inner', cn: [{ nn: 'plain', sid: 'words', cn: [text('按')] }] };
  const phone = start({ cn: [{ nn: 'press', sid: 'outer', cn: [{ nn: 'stop', sid: 'wall', cn: [inner] }] }] });
  phone.page.tap(phone.page.byText('按'));
  expect(seen(phone)).toEqual(['tap inner ', 'tap wall ']);
});

test('an input is sent to the field alone and carries its value', () => {
  const phone = start({ cn: [{ nn: 'press', sid: 'around', cn: [{ nn: 'field', sid: 'name', p1: '姓名' }] }] });
  phone.page.input(phone.page.byLabel('姓名'), '王奶奶');
  expect(seen(phone)).toEqual(['input name 王奶奶']);
});

test('a key without a slot in the template never becomes an attribute', () => {
  const phone = start({
    cn: [
      { nn: 'plain', p1: '说明', p2: 'button' },
      { nn: 'press', p1: '说明', p2: 'button' },
    ],
  });
  expect(phone.page.tree.children.map((child) => child.attribute('aria-label'))).toEqual([undefined, '说明']);
  expect(phone.page.allByRole('button', '说明')).toHaveLength(1);
});

test('a node whose template does not exist throws, because WeChat would draw nothing', () => {
  const phone = start({ cn: [{ nn: 'video' }] });
  expect(() => phone.page.text).toThrow('no template tmpl_0_video');
});

test('what is not on the page cannot be found', () => {
  const phone = start({ cn: [{ nn: 'plain', cn: [text('有')] }] });
  expect(() => phone.page.byText('没有')).toThrow('home has nothing with text 没有; it says: 有');
  expect(() => phone.page.byRole('button')).toThrow('aria-role button');
});

test('waiting ends with what the page says when nothing comes', async () => {
  const phone = start({ cn: [{ nn: 'plain', cn: [text('还在等')] }] });
  await expect(phone.page.waitFor(() => phone.page.byText('到了'), 50)).rejects.toThrow('还在等');
});

const paint = (words: string, dark: string) => `
  wx.createSelectorQuery().select('#code').fields({ node: true, size: true }).exec(([{ node, width }]) => {
    const { data, size } = ${JSON.stringify(encode(words, { border: 4 }))};
    const cell = Math.floor(width / size);
    node.width = node.height = cell * size;
    const context = node.getContext('2d');
    data.forEach((row, y) => row.forEach((isDark, x) => {
      context.fillStyle = isDark ? '${dark}' : '#fff';
      context.fillRect(x * cell, y * cell, cell, cell);
    }));
  });`;
const canvas = { cn: [{ nn: 'paint', uid: 'code', p4: '2d', st: 'height:200px;width:200px' }] };

test('a code that is painted on a canvas is read', async () => {
  const phone = start(canvas, paint('YV1:TEST', '#000'));
  expect(await phone.page.waitFor(() => phone.page.readCode())).toBe('YV1:TEST');
});

test('a code painted white on white is not read', async () => {
  const phone = start(canvas, paint('YV1:TEST', '#fff'));
  await phone.page.waitFor(() => phone.page.page.canvases.get('code')?.rectangles.length);
  expect(phone.page.readCode()).toBeUndefined();
});
