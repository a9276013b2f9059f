import { Inject } from '@nestjs/common';
import type { Item } from '@yichuang/contract/catalogue/item';
import type {
  CheckedItem,
  getQuality,
  listCheckedItems,
  QualityFinding,
  QualityReport,
} from '@yichuang/contract/catalogue/quality-contract';
import { checkItem, RULES, scoreOf } from '@yichuang/contract/catalogue/quality/element-check';
import { shortRegion } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import type { Download } from '../../http/attachment.js';
import { ItemsRepository } from '../items.repository.js';
import { csvText } from './csv-text.js';
import { ElementChecks, type CheckBasis } from './element-checks.js';
import { ItemChecksRepository, type CheckFilter } from './item-checks.repository.js';
import { levelNameOf } from './level-names.js';

type Filter = Parsed<typeof getQuality>['query'];
type Totals = { items: number; findings: number; score: number | null };

/** Lines of a file; more would not fit through the line to the platform, and nobody mends more at once. */
const MOST_LINES = 30_000;
const ITEMS_AT_ONCE = 200;
const KINDS: Readonly<Record<QualityFinding['kind'], string>> = {
  missing: '缺项',
  malformed: '不规范',
  contradictory: '矛盾',
  policy: '与清单不符',
};
const HEADINGS = [
  '得分',
  '事项名称',
  '实施编码',
  '部门',
  '层级',
  '地区',
  '类别',
  '要素',
  '位置',
  '问题',
  '怎么改',
  '规则',
];

/** Somebody without a region sees nothing. */
const filterOf = ({ region = 'none' }: Pick<Caller, 'region'>, { region: asked, ...more }: Filter): CheckFilter => ({
  within: shortRegion(region),
  ...more,
  ...(asked !== undefined && { region: shortRegion(asked) }),
});
const rounded = ({ items, findings, score }: Totals) => ({
  items,
  findings,
  score: items === 0 ? 100 : Math.round((score ?? 0) * 10) / 10,
});

function toChecked(item: Item, { facts }: CheckBasis): CheckedItem {
  const findings = checkItem(item, facts);
  const { taskCode, taskName, deptName, useLevel, regionName } = item;
  return { taskCode, taskName, deptName, useLevel, regionName, score: scoreOf(findings.length), findings };
}

const linesOf = (item: CheckedItem) =>
  item.findings.map((one) => [
    item.score,
    item.taskName,
    item.taskCode,
    item.deptName,
    levelNameOf(item.useLevel),
    item.regionName,
    KINDS[one.kind],
    one.label,
    one.element,
    one.message,
    one.advice,
    one.ruleId,
  ]);

/** 事项体检 as reports tell it: counted from what is kept, told in words made anew from the items of one page. */
export class QualityService {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ElementChecks) private readonly elements: ElementChecks,
    @Inject(ItemChecksRepository) private readonly checks: ItemChecksRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
  ) {}

  async report(caller: Caller, query: Filter): Promise<QualityReport> {
    const filter = filterOf(caller, query);
    const [{ digest }, totals, byRule, byDepartment, byLevel] = await Promise.all([
      this.elements.basis(),
      this.checks.totals(filter),
      this.checks.byRule(filter),
      this.checks.byDepartment(filter),
      this.checks.byLevel(filter),
    ]);
    return {
      checkedAt: totals.checkedAt ?? this.clock.instant(),
      pending: await this.checks.pending(digest),
      ...rounded(totals),
      perfect: totals.perfect,
      byRule: byRule.flatMap(({ ruleId, items }) => {
        const rule = RULES.find(({ id }) => id === ruleId);
        return rule ? [{ ruleId, name: rule.name, kind: rule.kind, items }] : [];
      }),
      byDepartment: byDepartment.map(({ deptName, ...one }) => ({ deptName, ...rounded(one) })),
      byLevel: byLevel.map(({ level, ...one }) => ({ level, levelName: levelNameOf(level), ...rounded(one) })),
    };
  }

  async list(caller: Caller, { limit, cursor, ...query }: Parsed<typeof listCheckedItems>['query']) {
    const { page, ...more } = await this.checks.worst(filterOf(caller, query), { limit, cursor });
    return {
      ...more,
      items: await this.checked(
        page.map(({ id }) => id),
        await this.elements.basis(),
      ),
    };
  }

  /** Every finding, a line each; after {@link MOST_LINES} the last line says that there are more. */
  async file(caller: Caller, query: Filter): Promise<Download> {
    const filter = filterOf(caller, query);
    const basis = await this.elements.basis();
    // an item has one finding at least
    const codes = await this.checks.worstOf(filter, MOST_LINES + 1);
    const lines: (string | number)[][] = [];
    let at = 0;
    for (; at < codes.length && lines.length < MOST_LINES; at += ITEMS_AT_ONCE)
      lines.push(...(await this.checked(codes.slice(at, at + ITEMS_AT_ONCE), basis)).flatMap(linesOf));
    if (at < codes.length) lines.push(['', `只列出前 ${lines.length} 条，其余请按部门或层级筛选后再导出`]);
    return { name: `事项体检-${this.clock.today()}.csv`, bytes: Buffer.from(csvText([HEADINGS, ...lines])) };
  }

  private async checked(codes: readonly string[], basis: CheckBasis): Promise<CheckedItem[]> {
    return (await this.items.findMany(codes)).map((item) => toChecked(item, basis));
  }
}
