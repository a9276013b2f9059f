import { View } from '@tarojs/components';
import type { CatalogueImport, ItemChange } from '@yichuang/contract/catalogue/import-contract';
import { useState } from 'react';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Link } from '../ui/Link';
import { MoreButton } from '../ui/MoreButton';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { useChanges } from './import-api';

const said = (text: string) => (text === '' ? '（空）' : text);

/** One element of an item, before and after; of an added item there is no before. */
function Element({ element, isAdded }: { element: ItemChange['elements'][number]; isAdded: boolean }) {
  const { label, before, after } = element;
  return (
    <View className="change-element">
      <View className="sub change-label">{label}</View>
      {!isAdded && (
        <View className="change-side box box-red">
          <View className="cap ink-700">原来</View>
          <View className="body words">{said(before)}</View>
        </View>
      )}
      <View className="change-side box box-green">
        {!isAdded && <View className="cap ink-700">改成</View>}
        <View className="body words">{said(after)}</View>
      </View>
    </View>
  );
}

/** More than that is asked for: an added item is told by all of its elements. */
const MOST_SHOWN = 6;

function Change({ change }: { change: ItemChange }) {
  const isAdded = change.kind === 'added';
  const [isWhole, setWhole] = useState(change.elements.length <= MOST_SHOWN);
  return (
    <Card className="stack">
      <View className="row wrap between row-top">
        <View className="grow cat-name">
          <View className="body strong">{change.taskName}</View>
          <View className="sub words">{change.taskCode}</View>
        </View>
        <Tag tone={isAdded ? 'green' : 'blue'}>{isAdded ? '新增' : `改 ${change.elements.length} 个要素`}</Tag>
      </View>
      {(isWhole ? change.elements : change.elements.slice(0, MOST_SHOWN)).map((element) => (
        <Element key={element.element} element={element} isAdded={isAdded} />
      ))}
      {!isWhole && (
        <Link label={`看全部 ${change.elements.length} 个要素，${change.taskName}`} onPress={() => setWhole(true)}>
          看全部 {change.elements.length} 个要素
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
                <Change key={change.id} change={change} />
              ))}
          </>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 20 项</MoreButton>
    </View>
  );
}
