import type { ListEntry, ListKind } from '@yichuang/contract/catalogue/quality-contract';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { usePublicList } from './api';

type Words = { name: string; says: string; aliases: string; note: string };

const LISTS: Readonly<Record<ListKind, Words>> = {
  cancelledProofs: {
    name: '取消的证明',
    says: '这些证明已经取消，办事不用再开。窗口还要的，请他说明依据，也可以投诉。',
    aliases: '也叫',
    note: '现在用',
  },
  notInCentre: {
    name: '不进大厅的事',
    says: '这些事不在政务大厅办，要到主管部门的专门场所去。其余的事大厅都能办。',
    aliases: '包括',
    note: '为什么',
  },
  intermediaries: {
    name: '中介服务',
    says: '办有些事要先请机构检测、评估。请哪一家由您自己定；清单里没有的，谁也不能要求您请。',
    aliases: '用在',
    note: '主管部门',
  },
};
const KINDS = Object.keys(LISTS) as ListKind[];
const AT_ONCE = 30;

const isKind = (text: string | undefined): text is ListKind => KINDS.some((kind) => kind === text);
const named = (aliases: readonly string[]) => aliases.map((one) => one.replaceAll('…', '、')).join('；');

function Entry({ entry, words }: { entry: ListEntry; words: Words }) {
  return (
    <View className="cell">
      <View className="grow">
        <View className="body" {...a11y({ role: 'heading' })}>
          {entry.name}
        </View>
        {entry.note !== '' && (
          <View className="sub">
            {words.note}：{entry.note}
          </View>
        )}
        {entry.aliases.length > 0 && (
          <View className="sub">
            {words.aliases}：{named(entry.aliases)}
          </View>
        )}
        {entry.basis !== '' && <View className="cap">依据：{entry.basis}</View>}
      </View>
    </View>
  );
}

/** What came with the house must not be held up at a window. */
const Draft = () => (
  <View className="box box-amber">
    <View className="body strong">这份清单是拟稿</View>
    <View className="sub">还没有经过主管部门核对，不能当办事的依据。要不要开证明、要不要请机构，请先打电话问。</View>
  </View>
);

function Entries({ kind }: { kind: ListKind }) {
  const query = usePublicList(kind);
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <AsyncView
      query={query}
      skeleton={<Skeleton rows={4} />}
      isEmpty={({ items }) => items.length === 0}
      empty={<Empty title="清单是空的" detail="这里还没有公布，可以打电话问。" />}
    >
      {({ items, isDraft }) => (
        <>
          {isDraft ? <Draft /> : <View className="sub">{LISTS[kind].says}</View>}
          <View className="cap">一共 {items.length} 条</View>
          <Card isFlush>
            {items.slice(0, shown).map((entry) => (
              <Entry key={entry.name} entry={entry} words={LISTS[kind]} />
            ))}
          </Card>
          {items.length > shown && (
            <View className="action-row">
              <Button kind="g" onPress={() => setShown(shown + AT_ONCE)}>
                再看 {Math.min(AT_ONCE, items.length - shown)} 条
              </Button>
            </View>
          )}
        </>
      )}
    </AsyncView>
  );
}

/** What the region keeps and everybody may read: a citizen shows it at the window when an old proof is asked for. */
export default function PublicListsPage() {
  const asked = useRouter().params['kind'];
  const [kind, setKind] = useState<ListKind>(isKind(asked) ? asked : 'cancelledProofs');
  return (
    <PageShell title="公开的清单">
      <View className="chips" {...a11y({ role: 'tablist', label: '看哪一份清单' })}>
        {KINDS.map((one) => (
          <Chip key={one} role="tab" isOn={kind === one} onPress={() => setKind(one)}>
            {LISTS[one].name}
          </Chip>
        ))}
      </View>
      <Entries key={kind} kind={kind} />
    </PageShell>
  );
}
