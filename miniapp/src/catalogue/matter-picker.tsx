import { View } from '@tarojs/components';
import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { useState } from 'react';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { useItems } from './api';
import { useDebounced } from './use-debounced';

/** As many as are looked through without scrolling far. */
const SHOWN = 6;
const PAUSE_MS = 300;

export type Picked = Pick<ItemSummary, 'taskCode' | 'taskName'>;
type Props = {
  picked: readonly Picked[];
  /** Said beside a matter that cannot be picked; undefined: it can. */
  refused?: Readonly<Record<string, string>>;
  /** The matter that is being looked at before it is taken. */
  checking?: string | undefined;
  onPick: (matter: Picked) => void;
  onDrop: (taskCode: string) => void;
};

function Found({ q, picked, refused = {}, checking, onPick }: Props & { q: string }) {
  const query = useItems({ ...(q !== '' && { q }), limit: SHOWN });
  const isPicked = (code: string) => picked.some(({ taskCode }) => taskCode === code);
  return (
    <AsyncView
      query={query}
      isEmpty={({ pages }) => pages[0]?.items.length === 0}
      empty={<View className="sub">没有找到「{q}」，换个说法试试，比如「老人补贴」。</View>}
    >
      {({ pages }) => (
        <Card isFlush>
          {pages[0]?.items
            .filter(({ taskCode }) => !isPicked(taskCode))
            .map(({ taskCode, taskName, deptName }) => (
              <View key={taskCode} className="cell wrap">
                <View className="grow matter-name">
                  <View className="body">{taskName}</View>
                  <View className={refused[taskCode] ? 'sub red' : 'sub'}>{refused[taskCode] ?? deptName}</View>
                </View>
                {!refused[taskCode] && (
                  <Button
                    kind="s"
                    size="small"
                    label={`选这件：${taskName}`}
                    busy={checking === taskCode && '看一下…'}
                    onPress={() => onPick({ taskCode, taskName })}
                  >
                    选这件
                  </Button>
                )}
              </View>
            ))}
        </Card>
      )}
    </AsyncView>
  );
}

/** Picks matters by what people call them. */
export function MatterPicker(props: Props) {
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), PAUSE_MS);
  return (
    <View className="stack">
      {props.picked.length > 0 && (
        <Card isFlush>
          {props.picked.map(({ taskCode, taskName }) => (
            <View key={taskCode} className="cell wrap" {...a11y({ role: 'group', label: `选了：${taskName}` })}>
              <View className="grow matter-name body strong">{taskName}</View>
              <Button kind="g" size="small" label={`不选了：${taskName}`} onPress={() => props.onDrop(taskCode)}>
                不选了
              </Button>
            </View>
          ))}
        </Card>
      )}
      <Field
        label="找一件事"
        placeholder="想办什么？如老人补贴"
        kind="search"
        maxLength={60}
        value={text}
        onChange={setText}
      />
      <Found {...props} q={q} />
    </View>
  );
}
