import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const miniapp = fileURLToPath(new URL('../../miniapp', import.meta.url));
const { unused, scrollView } = createRequire(import.meta.url)(`${miniapp}/config/plugin-slots/slots.js`) as {
  unused: string[];
  scrollView: string[];
};

const pages = readdirSync(`${miniapp}/src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !/\.(test|h5)\.tsx$/.test(file))
  .map((file) => ({ file, text: readFileSync(`${miniapp}/src/${file}`, 'utf8') }));

/** 'hover-stay-time' is written hoverStayTime in a page, and bindTouchStart onTouchStart. */
const asProp = (slot: string) =>
  slot.replace(/^bind/, 'on').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

test('no page fills a slot that the mini-program leaves out of the templates of a View', () => {
  const gone = new RegExp(String.raw`\b(?:${[...unused.map(asProp), 'onLongPress'].join('|')})=`, 'g');
  const lastTag = (before: string) => /<(\w+)[^<]*$/.exec(before)?.[1];
  const filled = pages.flatMap(({ file, text }) =>
    [...text.matchAll(gone)]
      .filter(({ index }) => lastTag(text.slice(0, index)) === 'View')
      .map(([prop]) => `${file}: ${prop}`),
  );
  expect(pages.length).toBeGreaterThan(50);
  expect(filled).toEqual([]);
});

test('a scroll view is given only what its template has room for', () => {
  const known = [...scrollView.map(asProp), 'className', 'id', 'key', 'style'];
  const props = pages.flatMap(({ text }) =>
    [...text.matchAll(/<ScrollView\s([^>]*)>/g)].flatMap(
      ([, attributes = '']) => attributes.replaceAll(/"[^"]*"|\{[^}]*\}/g, '').match(/\w+/g) ?? [],
    ),
  );
  expect(props).toContain('scrollX');
  expect(props.filter((prop) => !known.includes(prop))).toEqual([]);
});

test('all text stands in a View: the template of Text is left out', () => {
  const taro = /import \{[^}]*\bText\b[^}]*\} from '@tarojs\/components'/;
  expect(pages.filter(({ text }) => taro.test(text)).map(({ file }) => file)).toEqual([]);
});
