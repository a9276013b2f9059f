import { expect, test } from 'vitest';
import { PaperShelf } from './paper-shelf.js';

/** Draws when it is told to. */
function drawer() {
  const drawn: { title: string; done: (bytes: Buffer) => void }[] = [];
  const draw = ({ title }: { title: string }) => new Promise<Buffer>((done) => void drawn.push({ title, done }));
  const finish = async (bytes = Buffer.from('paper')) => {
    drawn.shift()?.done(bytes);
    await new Promise(setImmediate);
  };
  return { draw, finish, drawn };
}
const page = (title: string) => ({ title });

test('a paper is drawn once, however many ask at once or later', async () => {
  const [shelf, { draw, finish, drawn }] = [new PaperShelf(), drawer()];
  const asked = Array.from({ length: 50 }, () => shelf.take(page('a'), draw));
  expect(drawn).toHaveLength(1);
  await finish();
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  await shelf.take(page('a'), draw);
  expect(drawn).toHaveLength(0);
});

test('two are drawn at a time, thirty wait, and who comes after is told so', async () => {
  const [shelf, { draw, finish, drawn }] = [new PaperShelf(), drawer()];
  const asked = Array.from({ length: 32 }, (_, at) => shelf.take(page(`paper ${at}`), draw));
  expect(drawn).toHaveLength(2);
  await expect(shelf.take(page('one more'), draw)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  for (let at = 0; at < 32; at++) await finish();
  await Promise.all(asked);
  expect(drawn).toHaveLength(0);
});

test('a drawing that fails is not kept and gives its place back', async () => {
  const [shelf, { draw, finish }] = [new PaperShelf(), drawer()];
  const fails = () => Promise.reject(new Error('no ink'));
  for (let at = 0; at < 5; at++) await expect(shelf.take(page('a'), fails)).rejects.toThrow('no ink');
  const again = shelf.take(page('a'), draw);
  await finish();
  expect(String(await again)).toBe('paper');
});

test('what was not asked for longest goes when there is no more room', async () => {
  const [shelf, { draw, finish, drawn }] = [new PaperShelf(), drawer()];
  const third = Buffer.alloc(6 * 2 ** 20);
  const take = async (title: string) => {
    const asked = shelf.take(page(title), draw);
    await finish(third);
    return asked;
  };
  await take('a');
  await take('b');
  await take('a');
  await take('c');
  await take('a');
  expect(drawn).toHaveLength(0);
  void shelf.take(page('b'), draw);
  expect(drawn.map(({ title }) => title)).toEqual(['b']);
});
