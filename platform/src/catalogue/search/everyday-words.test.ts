import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.js';

const source = readFileSync(new URL('../../../assets/catalogue/everyday-words.json', import.meta.url), 'utf8');
const words = Object.entries(JSON.parse(source) as Record<string, string[]>);

describe('the everyday words that come with the platform', () => {
  it('are as wide as what a county handles', () => {
    expect(words.length).toBeGreaterThan(1200);
  });

  it('say nothing twice, which a reader of the file would silently lose', () => {
    expect(source.match(/^ {2}"/gmu)).toHaveLength(words.length);
  });

  it('are written as a query is compared, and long enough not to stand in half the names', () => {
    expect(words.map(([said]) => said).filter((said) => said !== plainText(said))).toEqual([]);
    expect(words.map(([said]) => said).filter((said) => said.length < 2 || said.length > 12)).toEqual([]);
  });

  it('stand for a few pieces of official names each', () => {
    const isPiece = (text: string): boolean => text.length >= 2 && text.length <= 22 && !/[\s。，；]/u.test(text);
    const odd = words.filter(
      ([, meant]) =>
        meant.length === 0 || meant.length > 8 || new Set(meant).size !== meant.length || !meant.every(isPiece),
    );
    expect(odd).toEqual([]);
  });
});
