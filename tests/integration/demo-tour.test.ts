import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startStack } from '../support/stack.ts';

const script = fileURLToPath(new URL('../../scripts/demo.mjs', import.meta.url));
const tour = async (...given: string[]) => (await promisify(execFile)(process.execPath, [script, ...given])).stdout;

test('the tour of the README is played to its end, each step with its time', async () => {
  const told = await tour();
  const steps = told.split('\n').filter((line) => /^ +\d+ {2}.+ {2}\d+ 毫秒$/.test(line));
  expect(steps).toHaveLength(36);
  expect(told).toMatch(/36 步全部办成，共 [\d.]+ 秒\n$/);
});

test('against a system that runs already it goes on when the hall is still closed', async () => {
  const stack = await startStack({ now: '2026-11-24T07:00:00.000+08:00' });
  try {
    const told = await tour(stack.url);
    expect(told).toContain('窗口扫码：还没到签到时间');
    expect(told).toMatch(/35 步全部办成/);
  } finally {
    await stack.stop();
  }
});
