import { View } from '@tarojs/components';
import type { CatalogueImport, ItemChange } from '@yichuang/contract/catalogue/import-contract';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Link } from '../ui/Link';
import { MoreButton } from '../ui/MoreButton';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { ElementChanges } from './element-changes';
import { useChanges } from './import-api';

function Change({ change, isInForce }: { change: ItemChange; isInForce: boolean }) {
  const { taskCode, taskName, elements } = change;
  const isAdded = change.kind === 'added';
  return (
    <Card className="stack">
      <View className="row wrap between row-top">
        <View className="grow cat-name">
          <View className="body strong">{taskName}</View>
          <View className="sub words">{taskCode}</View>
        </View>
        <Tag tone={isAdded ? 'green' : 'blue'}>{isAdded ? '新增' : `改 ${elements.length} 个要素`}</Tag>
      </View>
      <ElementChanges elements={elements} isAdded={isAdded} name={taskName} />
      {(isInForce || !isAdded) && (
        <Link hasArrow label={`改动记录，${taskName}`} onPress={() => open(paths.itemHistory(taskCode))}>
          改动记录
        </Link>
      )}
    </Card>
  );
}

const TITLES = { applied: '改了什么', rolledBack: '撤回了什么' } as const;
const titleOf = ({ state }: CatalogueImport): string =>
  state === 'applied' || state === 'rolledBack' ? TITLES[state] : '应用后会改什么';

/** Item by item, element by element. */
export function ImportChanges({ shown }: { shown: CatalogueImport }) {
  const { added, changed } = shown.counts;
  const query = useChanges(shown);
  // what was never applied has left no trace of an item that it would add
  const isInForce = shown.state === 'applied' || shown.state === 'rolledBack';
  if (shown.state === 'checking' || shown.state === 'refused' || added + changed === 0) return null;
  return (
    <View className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {titleOf(shown)}
      </View>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Card className="body">没有要改的。</Card>}
      >
        {({ pages }) => (
          <>
            {pages
              .flatMap(({ items }) => items)
              .map((change) => (
                <Change key={change.id} change={change} isInForce={isInForce} />
              ))}
          </>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 20 项</MoreButton>
    </View>
  );
}
