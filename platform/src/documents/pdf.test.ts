import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatePdf } from './pdf.js';

const PAGE = {
  name: '居民身份证',
  face: [
    { label: '持证人', value: '陈*远' },
    { label: '证号', value: '420***********0011' },
  ],
  identifier: '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  purpose: '办理不动产登记',
  code: '7K2M-9QXA-03TB',
  madeOn: '2026-11-24',
  expiresOn: '2026-12-24',
};

describe('the PDF of a certificate', () => {
  let dir: string;
  let file: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'yichuang-pdf-'));
    file = join(dir, 'page.pdf');
    writeFileSync(file, await certificatePdf(PAGE));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const words = () => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  /** The page at 72 dpi as a PGM: one byte for each point, 0 is black. */
  function picture() {
    execFileSync('pdftoppm', ['-r', '72', '-gray', '-singlefile', file, join(dir, 'page')]);
    const pgm = execFileSync('cat', [join(dir, 'page.pgm')]);
    const [header = '', width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(pgm.toString('latin1')) ?? [];
    return { width: Number(width), height: Number(height), points: pgm.subarray(header.length) };
  }
  /** Points darker than `limit` between two heights, in points from the top. */
  const darkBetween = ({ width, points }: ReturnType<typeof picture>, from: number, to: number, limit: number) =>
    points.subarray(from * width, to * width).filter((value) => value < limit).length;

  test('holds the words of the face, the purpose and the check code, as text', () => {
    const text = words();
    for (const { label, value } of PAGE.face) {
      expect(text).toContain(label);
      expect(text).toContain(value);
    }
    for (const word of [PAGE.name, PAGE.identifier, PAGE.code, PAGE.expiresOn, '仅用于办理不动产登记'])
      expect(text).toContain(word);
  });

  test('is one small page', async () => {
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +1\b/);
    expect((await certificatePdf(PAGE)).length).toBeLessThan(200_000);
  });

  test('has ink where the text stands, and the watermark over the whole page without hiding it', () => {
    const page = picture();
    expect([page.width, page.height]).toEqual([596, 842]);
    expect(darkBetween(page, 85, 125, 100)).toBeGreaterThan(300);
    expect(darkBetween(page, 640, 760, 100)).toBeGreaterThan(300);
    for (const top of [420, 500, 560]) {
      expect(darkBetween(page, top, top + 60, 245)).toBeGreaterThan(300);
      expect(darkBetween(page, top, top + 60, 120)).toBe(0);
    }
  });

  test('takes a purpose of 40 letters, and letters that the font does not have', async () => {
    for (const purpose of ['长'.repeat(40), '😀𠮷 \ud800 办事'])
      expect((await certificatePdf({ ...PAGE, purpose })).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
