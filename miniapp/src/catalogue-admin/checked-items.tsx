import { View } from '@tarojs/components';
import type { CheckedItem, QualityFinding, QualityReport } from '@yichuang/contract/catalogue/quality-contract';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Link } from '../ui/Link';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { sentence } from './import-words';
import { useCheckedItems, type QualityFilter } from './quality-api';
import { FINDING_KINDS, markOf, pointsText } from './quality-words';

function Found({ finding: { kind, label, message, advice } }: { finding: QualityFinding }) {
  const { name, tone, icon } = FINDING_KINDS[kind];
  return (
    <View className="stack-tight quality-finding">
      <View className="row wrap">
        <Tag tone={tone} icon={icon}>
          {name}
        </Tag>
        <View className="body strong">{label}</View>
      </View>
      <View className="body words">{sentence(message)}</View>
      <View className="sub ink-700">{sentence(advice)}</View>
    </View>
  );
}

/** With `rule` only what breaks it, which is what somebody who picked that rule looks for. */
function Item({ item, rule }: { item: CheckedItem; rule: string | undefined }) {
  const { taskCode, taskName, deptName, regionName, score } = item;
  const findings = item.findings.filter(({ ruleId }) => rule === undefined || ruleId === rule);
  const { tone, icon } = markOf(score);
  return (
    <Card className="stack">
      <View className="row wrap between row-top">
        <View className="grow cat-name">
          <View className="title-s">{taskName}</View>
          <View className="sub">
            <Facts facts={[deptName, regionName]} />
          </View>
        </View>
        <Tag tone={tone} icon={icon}>
          {pointsText(score)}
        </Tag>
      </View>
      {findings.map((finding) => (
        <Found key={`${finding.ruleId} ${finding.element}`} finding={finding} />
      ))}
      <Link hasArrow label={`看群众看到的指南，${taskName}`} onPress={() => open(paths.guide(taskCode))}>
        看群众看到的指南
      </Link>
    </Card>
  );
}

/** Items with findings, those with the fewest points first. */
export function CheckedItems({ report, filter }: { report: QualityReport; filter: QualityFilter }) {
  const query = useCheckedItems(filter, report);
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={4} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Empty title="没有要改的事项" detail="这里的事项要素都写全了，也不矛盾。" />}
      >
        {({ pages }) => (
          <View className="stack" {...a11y({ role: 'group', label: '有问题的事项' })}>
            {pages
              .flatMap(({ items }) => items)
              .map((item) => (
                <Item key={item.taskCode} item={item} rule={filter.rule} />
              ))}
          </View>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 20 项</MoreButton>
    </>
  );
}
