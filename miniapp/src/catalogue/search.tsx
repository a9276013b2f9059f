import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Chip } from '../ui/Chip';
import { Link } from '../ui/Link';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { TextInput } from '../ui/text-input';
import { useItems, useSuggestions } from './api';
import { ItemList } from './item-list';
import { useRecentSearches } from './recent-searches';
import './search.scss';
import { useDebounced } from './use-debounced';

/** People look for the larger type by these names. */
const ELDER_WORDS = /长辈|关怀|关爱|亲情版|大字|老年版|老人版/;
const FILTERS = { bookable: '能预约', online: '能网办', exempt: '有免提交', homeVisit: '可上门' } as const;
type Filter = keyof typeof FILTERS;
const FILTER_NAMES = Object.keys(FILTERS) as Filter[];

function ElderOffer() {
  const { isElder, setElder } = useElder();
  if (isElder) return null;
  return (
    <Card className="stack">
      <View className="body strong">换成长辈版？</View>
      <View className="sub">字大、按钮大、步骤少。随时能换回来。</View>
      <View className="action-row">
        <Button onPress={() => setElder(true)}>换成长辈版</Button>
      </View>
    </Card>
  );
}

function Recent({ onPick }: { onPick: (word: string) => void }) {
  const { words, clear } = useRecentSearches();
  if (words.length === 0) return null;
  return (
    <View>
      <View className="section-head">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          最近找过
        </View>
        <Link onPress={clear} label="清空最近找过的词">
          清空
        </Link>
      </View>
      <View className="chips">
        {words.map((word) => (
          <View key={word}>
            <Button kind="g" size="small" onPress={() => onPick(word)}>
              {word}
            </Button>
          </View>
        ))}
      </View>
    </View>
  );
}

/** Something to begin with, for those who do not know what it is called. */
function Common() {
  const { data } = useItems({ limit: 8 });
  if (!data) return null;
  return (
    <View className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        大家常找
      </View>
      <View className="chips">
        {data.pages[0]?.items.map(({ taskCode, shortName }) => (
          <View key={taskCode}>
            <Button kind="g" size="small" onPress={() => open(paths.guide(taskCode))}>
              {shortName}
            </Button>
          </View>
        ))}
      </View>
    </View>
  );
}

function Suggestions({ text }: { text: string }) {
  const { data } = useSuggestions(text);
  if (!data || data.items.length === 0) return null;
  return (
    <Card isFlush>
      {data.items.map(({ taskCode, text: words, why }) => (
        <Cell key={taskCode} title={words} detail={why} onPress={() => open(paths.guide(taskCode))} />
      ))}
    </Card>
  );
}

function Nothing({ q }: { q: string }) {
  return (
    <Empty title={`没有找到「${q}」`} detail="换个说法试试，比如「老人补贴」「换身份证」。或打电话问。">
      <View className="action-row">
        <CallButton />
      </View>
    </Empty>
  );
}

function Results({ q }: { q: string }) {
  const [filters, setFilters] = useState<ReadonlySet<Filter>>(new Set());
  const toggle = (name: Filter) => {
    const next = new Set(filters);
    if (!next.delete(name)) next.add(name);
    setFilters(next);
  };
  const flags = Object.fromEntries([...filters].map((name) => [name, 'true' as const]));
  const query = useItems({ q, ...flags });
  return (
    <>
      <View className="chips" {...a11y({ role: 'group', label: '只看' })}>
        {FILTER_NAMES.map((name) => (
          <Chip key={name} role="checkbox" isOn={filters.has(name)} onPress={() => toggle(name)}>
            {FILTERS[name]}
          </Chip>
        ))}
      </View>
      <ItemList query={query} empty={<Nothing q={q} />} />
    </>
  );
}

export default function Search() {
  const { q } = useRouter().params;
  const given = q === undefined ? '' : decodeURIComponent(q);
  const [text, setText] = useState(given);
  const [searched, setSearched] = useState(given);
  const remember = useRecentSearches((state) => state.remember);
  const search = (words: string) => {
    const trimmed = words.trim();
    setText(trimmed);
    setSearched(trimmed);
    if (trimmed !== '') remember(trimmed);
  };
  const typed = text.trim();
  const settled = useDebounced(typed, 200);
  return (
    <PageShell title="找要办的事">
      <View className="search-row" {...a11y({ role: 'search' })}>
        <View className="grow">
          <TextInput
            className="field-input"
            kind="search"
            label="找要办的事"
            placeholder="想办什么？如老人补贴"
            value={text}
            maxLength={60}
            hasFocus={given === ''}
            onChange={setText}
            onConfirm={() => search(text)}
          />
        </View>
        <Button className="search-button" onPress={() => search(text)}>
          查找
        </Button>
      </View>
      {ELDER_WORDS.test(typed) && <ElderOffer />}
      {typed === '' && <Recent onPick={search} />}
      {typed === '' && <Common />}
      {typed !== '' && typed !== searched && <Suggestions text={settled} />}
      {typed !== '' && typed === searched && <Results q={searched} />}
    </PageShell>
  );
}
