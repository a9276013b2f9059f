import { View } from '@tarojs/components';
import { listLevelDifferences, type LevelGroup } from '@yichuang/contract/catalogue/quality-contract';
import { open, paths } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Link } from '../ui/Link';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { useLevelDifferences } from './quality-api';

type Difference = LevelGroup['differences'][number];

/** The texts of one element beside each other, the commonest first, each with who writes it so. */
function Variants({ group, difference }: { group: LevelGroup; difference: Difference }) {
  const whoWrites = (codes: readonly string[], count: number) => {
    const names = group.items.filter(({ taskCode }) => codes.includes(taskCode)).map(({ regionName }) => regionName);
    return names.length < count ? `${names.join('、')}等` : names.join('、');
  };
  const [first, second] = difference.variants;
  // one against one is no majority
  const hasMajority = (first?.count ?? 0) > (second?.count ?? 0);
  return (
    <View className="stack-tight">
      <View className="body strong">{difference.label}</View>
      <View className="variants">
        {difference.variants.map(({ text, count, taskCodes }, at) => (
          <View key={text} className={`variant box ${at === 0 && hasMajority ? 'box-neutral' : 'box-amber'}`}>
            <View className="row wrap">
              {at === 0 && hasMajority ? (
                <Tag>多数这样写</Tag>
              ) : (
                <Tag tone="amber" icon="warn">
                  不一样
                </Tag>
              )}
              <View className="sub ink-700">{count} 处</View>
            </View>
            <View className="body words">{text === '' ? '（空）' : text}</View>
            <View className="sub ink-700">{whoWrites(taskCodes, count)}</View>
          </View>
        ))}
      </View>
    </View>
  );
}

function Group({ group }: { group: LevelGroup }) {
  const { taskName, catalogCode, itemCount, items, differences } = group;
  return (
    <Card className="stack">
      <View>
        <View className="title-s" {...a11y({ role: 'heading' })}>
          {taskName}
        </View>
        <View className="sub words">
          基本目录编码 {catalogCode}，{itemCount} 处在办
        </View>
      </View>
      {differences.map((difference) => (
        <Variants key={difference.element} group={group} difference={difference} />
      ))}
      <View className="chips">
        {items.map(({ taskCode, regionName, levelName }) => (
          <Link
            key={taskCode}
            hasArrow
            label={`${regionName}（${levelName}），${taskName}`}
            onPress={() => open(paths.guide(taskCode))}
          >
            {regionName}（{levelName}）
          </Link>
        ))}
      </View>
    </Card>
  );
}

function Levels() {
  const query = useLevelDifferences();
  return (
    <DeskFrame title="五级四同">
      <View className="body ink-700">
        同一事项在省、市、县、镇、村，名称、编码、类型、依据应当一样。下面是不一样的。
      </View>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={4} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Empty title="各级写得都一样" detail="没有发现同一事项在不同层级写得不同的要素。" />}
      >
        {({ pages }) => (
          <>
            {pages
              .flatMap(({ items }) => items)
              .map((group) => (
                <Group key={group.id} group={group} />
              ))}
          </>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 20 个事项</MoreButton>
    </DeskFrame>
  );
}

/** 五级四同: what one matter is called and rests on, side by side over the levels. */
export default function CatalogueLevelsPage() {
  return (
    <StaffOnly access={listLevelDifferences.access} title="五级四同" from={paths.catalogueLevels()}>
      <Levels />
    </StaffOnly>
  );
}
