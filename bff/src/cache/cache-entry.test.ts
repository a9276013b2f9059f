import { describe, expect, it } from 'vitest';
import { newEntry, unpackEntry, variantFor } from './cache-entry.js';

const made = { filledAt: 1_795_500_000_123, freshUntil: 1_795_500_060_123, version: 7, parts: ['item:甲', 'items'] };
const LONG = JSON.stringify({ words: '办理居住证所需材料。'.repeat(200) });

describe('an entry', () => {
  it.each(['{"a":"中"}', LONG])('survives its packing', async (text) => {
    const entry = await newEntry(Buffer.from(text), made);
    expect(entry).toMatchObject(made);
    expect(unpackEntry(entry.packed)).toEqual(entry);
  });

  it('is compressed only where that makes it smaller', async () => {
    const encodings = async (raw: Buffer) => (await newEntry(raw, made)).variants.map(({ encoding }) => encoding);
    expect(await encodings(Buffer.from('{"a":1}'))).toEqual([undefined]);
    expect(await encodings(Buffer.from(LONG))).toEqual(['br', 'gzip', undefined]);
    const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 7919 + (i >> 3) * 104_729) % 251));
    const [forms, plain] = [await newEntry(noise, made), noise.byteLength];
    expect(forms.variants.every(({ encoding, body }) => !encoding || body.byteLength < plain)).toBe(true);
  });

  it('keeps no more memory than its bytes', async () => {
    const entry = await newEntry(Buffer.from(LONG), made);
    const network = Buffer.concat([Buffer.alloc(100_000), entry.packed]).subarray(100_000);
    expect(unpackEntry(network)?.packed.buffer.byteLength).toBe(entry.packed.byteLength);
    for (const { body } of entry.variants) expect(body.buffer).toBe(entry.packed.buffer);
  });

  it('gives each caller the smallest form that they understand', async () => {
    const entry = await newEntry(Buffer.from(LONG), made);
    expect(variantFor(entry, ['br', 'gzip']).encoding).toBe('br');
    expect(variantFor(entry, ['gzip']).encoding).toBe('gzip');
    expect(variantFor(entry, []).body.toString()).toBe(LONG);
  });
});

it('foreign bytes, a piece of an entry and a changed one are none', async () => {
  const { packed } = await newEntry(Buffer.from(LONG), made);
  const changed = Buffer.from(packed);
  changed[changed.length - 5] = 0;
  const bad = [Buffer.alloc(0), Buffer.from('{}'), Buffer.alloc(500), packed.subarray(0, -1), changed];
  expect(bad.map((bytes) => unpackEntry(bytes))).toEqual(bad.map(() => undefined));
});
