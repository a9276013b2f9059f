import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const text = z.string().check(z.trim(), z.minLength(2));
const pattern = text.check(z.refine((source) => new RegExp(source, 'u') instanceof RegExp));

const CancelledProof = z.strictObject({
  name: text,
  aliases: z.array(text),
  since: z.optional(z.string().check(z.regex(/^20\d\d$/))),
  basis: text,
  instead: text,
});
const NotInCentre = z.strictObject({ name: text, itemPattern: pattern, dept: text, reason: text });
const IntermediaryService = z.strictObject({ name: text, itemPattern: pattern, dept: text, basis: text });

const bundled = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../assets/catalogue/${name}.json`, import.meta.url), 'utf8'));
const repeated = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at);

describe('the lists that come with the platform', () => {
  const proofs = z.array(CancelledProof).parse(bundled('cancelled-proofs'));
  const outside = z.array(NotInCentre).parse(bundled('not-in-centre'));
  const services = z.array(IntermediaryService).parse(bundled('intermediary-services'));

  it('name no cancelled proof twice', () => {
    expect(proofs.length).toBeGreaterThanOrEqual(60);
    expect(repeated(proofs.flatMap(({ name, aliases }) => [name, ...aliases]))).toEqual([]);
  });

  it('leave alone the papers that are still asked for', () => {
    const kept = [
      '居民身份证',
      '居民户口簿',
      '结婚证',
      '买卖双方身份证明',
      '居民死亡医学证明（推断）书',
      '出生医学证明',
      '诊断证明',
    ];
    const names = proofs.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(kept.filter((paper) => names.some((name) => paper.includes(name)))).toEqual([]);
  });

  it('name every kind of item and every intermediary service once', () => {
    expect(repeated(outside.map(({ name }) => name))).toEqual([]);
    expect(repeated(services.map(({ name }) => name))).toEqual([]);
  });

  it('find the items that they speak of, and not the others', () => {
    const kindsOf = (list: readonly { name: string; itemPattern: string }[], item: string): string[] =>
      list.filter(({ itemPattern }) => new RegExp(itemPattern, 'u').test(item)).map(({ name }) => name);
    expect(kindsOf(outside, '民用枪支持枪许可')).toEqual(['枪支和民用枪支配置、运输许可']);
    expect(kindsOf(outside, '高龄津贴申领')).toEqual([]);
    expect(kindsOf(services, '建设项目环境影响评价文件审批')).toEqual(['环境影响报告书（表）编制']);
    expect(kindsOf(services, '个体工商户设立登记')).toEqual([]);
  });
});
