import { View } from '@tarojs/components';
import { refuseAccess } from '@yichuang/contract/access';
import { listItemVersions } from '@yichuang/contract/catalogue/import-contract';
import type { CheckedItem, QualityFinding, QualityReport } from '@yichuang/contract/catalogue/quality-contract';
import { useUser } from '../identity/use-user';
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

type ItemProps = {
  item: CheckedItem;
  /** Only what breaks it is shown, which is what somebody who picked that rule looks for. */
  rule: string | undefined;
  hasHistory: boolean;
};

function Item({ item, rule, hasHistory }: ItemProps) {
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
      <View className="row wrap between">
        <Link hasArrow label={`看群众看到的指南，${taskName}`} onPress={() => open(paths.guide(taskCode))}>
          看群众看到的指南
        </Link>
        {hasHistory && (
          <Link hasArrow label={`改动记录，${taskName}`} onPress={() => open(paths.itemHistory(taskCode))}>
            改动记录
          </Link>
        )}
      </View>
    </Card>
  );
}

/** Items with findings, those with the fewest points first. */
export function CheckedItems({ report, filter }: { report: QualityReport; filter: QualityFilter }) {
  const query = useCheckedItems(filter, report);
  const { user } = useUser();
  const hasHistory = user !== undefined && refuseAccess(listItemVersions.access, user) === undefined;
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
                <Item key={item.taskCode} item={item} rule={filter.rule} hasHistory={hasHistory} />
              ))}
          </View>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 20 项</MoreButton>
    </>
  );
}
