import type { ItemList as FoundItems } from '@yichuang/contract/catalogue/contract';
import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useElder } from '../elder/elder';
import { a11y } from '../ui/a11y';
import { BigButton } from '../ui/BigButton';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { CallButton, Empty } from '../ui/Notices';
import { useItems } from './api';
import { FilterBar } from './filter-bar';
import { FilterSheet } from './filter-sheet';
import { countOf, NO_FILTERS, toQuery, type Filters } from './finding';
import { ItemList } from './item-list';
import { ItemRow } from './item-row';

type SearchAgain = (words: string) => void;

/** The search was mended: what it was probably meant to say is one press away. */
function DidYouMean({ words, onSearch }: { words: string; onSearch: SearchAgain }) {
  const isElder = useElder((state) => state.isElder);
  if (isElder)
    return (
      <BigButton icon="search" name={`是不是「${words}」？`} detail="按这里重新找" onPress={() => onSearch(words)} />
    );
  return (
    <View className="row wrap">
      <View className="body">您要找的是不是</View>
      <Button kind="s" size="small" label={`您要找的是不是「${words}」，按这个找`} onPress={() => onSearch(words)}>
        {words}
      </Button>
    </View>
  );
}

function Similar({ items }: { items: readonly ItemSummary[] }) {
  if (items.length === 0) return null;
  return (
    <View className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        也看看是不是这些
      </View>
      <Card isFlush>
        {items.map((item) => (
          <ItemRow key={item.taskCode} item={item} />
        ))}
      </Card>
    </View>
  );
}

type NothingProps = { q: string; found: FoundItems | undefined; isNarrowed: boolean; onWiden: () => void };

/** 长辈版 has the phone at the foot of every page. */
function Call() {
  const isElder = useElder((state) => state.isElder);
  return isElder ? null : <CallButton />;
}

/** Says so instead of guessing; a person on the phone knows more than a list of what it is not. */
function Nothing({ q, found, isNarrowed, onWiden }: NothingProps) {
  if (isNarrowed && found?.match !== 'none')
    return (
      <Empty title="这几个条件下没有" detail="去掉筛选再看看，或打电话问。">
        <View className="action-row wrap">
          <Call />
          <Button size="small" onPress={onWiden}>
            去掉筛选
          </Button>
        </View>
      </Empty>
    );
  return (
    <>
      <Empty
        title={q === '' ? '这里还没有能办的事' : `没有找到合适的「${q}」`}
        detail="换个说法试试，比如「老人补贴」「换身份证」。说不清就打电话问，有人帮您找。"
      >
        <View className="action-row">
          <Call />
        </View>
      </Empty>
      <Similar items={found?.similar ?? []} />
    </>
  );
}

/** What was found, and how sure it is. 长辈版 has no filters: it asks in words. */
export function Results({ q, theme, onSearch }: { q: string; theme?: string | undefined; onSearch: SearchAgain }) {
  const [filters, setFilters] = useState<Filters>({ ...NO_FILTERS, theme });
  const [isOpen, setOpen] = useState(false);
  const isElder = useElder((state) => state.isElder);
  const query = useItems({ ...(q !== '' && { q }), ...toQuery(filters) });
  const found = query.data?.pages[0];
  const widen = () => setFilters(NO_FILTERS);
  const isNarrowed = countOf(filters) > 0;
  // what is nowhere is not to be found by narrowing
  const mayNarrow = !isElder && (isNarrowed || found?.match !== 'none');
  return (
    <>
      {mayNarrow && <FilterBar filters={filters} onChange={setFilters} onOpen={() => setOpen(true)} />}
      {found?.didYouMean !== undefined && <DidYouMean words={found.didYouMean} onSearch={onSearch} />}
      {q !== '' && found?.match !== 'unsure' && (found?.total ?? 0) > 0 && (
        <View className="sub" {...a11y({ role: 'status' })}>
          找到 {found?.total} 件
        </View>
      )}
      {found?.match === 'unsure' && found.items.length > 0 && (
        <View className="sub">不太确定您要找哪一件，先看看这些；都不是就打电话问。</View>
      )}
      <ItemList query={query} empty={<Nothing q={q} found={found} isNarrowed={isNarrowed} onWiden={widen} />} />
      <FilterSheet
        isOpen={isOpen}
        // how many there are of all says nothing of what was searched for
        hasCounts={q === ''}
        filters={filters}
        found={query.isPlaceholderData ? undefined : found?.total}
        onChange={setFilters}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
