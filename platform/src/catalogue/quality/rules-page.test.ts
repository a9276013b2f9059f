import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from '@yichuang/contract/catalogue/quality/element-check';

const KINDS = { missing: '缺项', malformed: '不规范', contradictory: '矛盾', policy: '与清单不符' };
const page = readFileSync(new URL('../../../../docs/element-quality.md', import.meta.url), 'utf8');

test('docs/element-quality.md lists every rule as it is', () => {
  const listed = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  expect(listed).toEqual(
    RULES.map(({ id, kind, label, name, advice }) => [`\`${id}\``, KINDS[kind], label, name, advice]),
  );
});
