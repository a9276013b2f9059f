import { View } from '@tarojs/components';
import { ItemRow } from '../catalogue/item-row';
import { useDebounced } from '../catalogue/use-debounced';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { useTrial } from './words-api';

const SETTLED_MS = 300;

/** 试一试: what a citizen finds first under these words. */
export function Trial({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const q = useDebounced(text.trim(), SETTLED_MS);
  const query = useTrial(q);
  return (
    <Card className="stack">
      <View className="section-head">
        <View className="title-m" {...a11y({ role: 'heading' })}>
          试一试
        </View>
        {q !== '' && <Link onPress={() => void query.refetch()}>再找一次</Link>}
      </View>
      <Field
        label="像群众那样问"
        hint="下面是他们最先看到的三条"
        kind="search"
        value={text}
        maxLength={60}
        onChange={onChange}
      />
      {q !== '' && (
        <AsyncView
          query={query}
          isEmpty={({ items }) => items.length === 0}
          empty={<View className="body">什么都找不到。可以给它加一个说法。</View>}
        >
          {({ items }) => (
            <View {...a11y({ role: 'status', live: 'polite' })}>
              {items.map((item) => (
                <ItemRow key={item.taskCode} item={item} />
              ))}
            </View>
          )}
        </AsyncView>
      )}
    </Card>
  );
}
