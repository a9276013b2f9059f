import type { Item } from '../item.js';
import type { QualityFinding } from '../quality-contract.js';
import { CHANNEL_RULES } from './channel-rules.js';
import { CODE_RULES } from './code-rules.js';
import { FEE_RULES } from './fee-rules.js';
import { MATERIAL_RULES } from './material-rules.js';
import { MISSING_RULES } from './missing-rules.js';
import { POLICY_RULES } from './policy-rules.js';
import { RECORD_RULES } from './record-rules.js';
import type { CatalogueFacts, Found, Rule } from './rule.js';
import { SITUATION_RULES } from './situation-rules.js';
import { TEXT_RULES } from './text-rules.js';
import { TIME_RULES } from './time-rules.js';

/** Every rule of the element check (事项体检), in the order in which findings are told. */
export const RULES: readonly Rule[] = [
  ...MISSING_RULES,
  ...CODE_RULES,
  ...TEXT_RULES,
  ...TIME_RULES,
  ...FEE_RULES,
  ...CHANNEL_RULES,
  ...MATERIAL_RULES,
  ...SITUATION_RULES,
  ...RECORD_RULES,
  ...POLICY_RULES,
];

const FULL_MARKS = 100;
const PER_FINDING = 5;
/** 基础 100 分，要素错误每条扣 5 分, never below zero. */
export const scoreOf = (findings: number): number => Math.max(0, FULL_MARKS - PER_FINDING * findings);

const found = (said: ReturnType<Rule['check']>): readonly Found[] =>
  typeof said === 'string' ? [{ message: said }] : said === false ? [] : said;

/** Everything that is wrong with an item. */
export const checkItem = (item: Item, facts: CatalogueFacts): QualityFinding[] =>
  RULES.flatMap((rule) =>
    found(rule.check(item, facts)).map(({ message, at }) => ({
      ruleId: rule.id,
      kind: rule.kind,
      element: at ?? rule.element,
      label: rule.label,
      message,
      advice: rule.advice,
    })),
  );
