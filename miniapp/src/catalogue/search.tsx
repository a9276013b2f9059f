import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { keepInAddress, open, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Icon } from '../ui/Icon';
import { PageShell } from '../ui/PageShell';
import { TextInput } from '../ui/text-input';
import { useSuggestions } from './api';
import { useRecentSearches } from './recent-searches';
import { Results } from './search-results';
import { Hot, Recent } from './search-start';
import './search.scss';
import { useDebounced } from './use-debounced';

/** People look for the larger type by these names. */
const ELDER_WORDS = /长辈|关怀|关爱|亲情版|大字|老年版|老人版/;

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

function Suggestions({ text }: { text: string }) {
  const { data } = useSuggestions(text);
  if (!data) return null;
  if (data.items.length === 0) return <View className="sub">写完了按「查找」，再帮您细找。</View>;
  return (
    <Card isFlush>
      {data.items.map(({ taskCode, text: words, why }) => (
        <Cell key={taskCode} title={words} detail={why} onPress={() => open(paths.guide(taskCode))} />
      ))}
    </Card>
  );
}

type BoxProps = {
  text: string;
  hasFocus: boolean;
  isElder: boolean;
  onType: (text: string) => void;
  onSearch: () => void;
};

function SearchBox({ text, hasFocus, isElder, onType, onSearch }: BoxProps) {
  return (
    <View className="search-row" {...a11y({ role: 'search' })}>
      <View className="grow search-field">
        <TextInput
          className={text === '' ? 'field-input' : 'field-input search-typed'}
          kind="search"
          label="找要办的事"
          placeholder={isElder ? '想办什么？' : '想办什么？如老人补贴'}
          value={text}
          maxLength={60}
          hasFocus={hasFocus}
          onChange={onType}
          onConfirm={onSearch}
        />
        {text !== '' && (
          <View className="search-wipe" {...pressable(() => onType(''), { label: '擦掉要找的词' })}>
            <Icon name="close" size={20} />
          </View>
        )}
      </View>
      <Button className="search-button" onPress={onSearch}>
        查找
      </Button>
    </View>
  );
}

/** Opened with words, or with a theme to look through, or with nothing: then with what was looked for before. */
export default function Search() {
  const params = useRouter().params;
  const given = decodeURIComponent(params['q'] ?? '');
  const theme = params['theme'] === undefined ? undefined : decodeURIComponent(params['theme']);
  const isElder = useElder((state) => state.isElder);
  const [text, setText] = useState(given);
  const [searched, setSearched] = useState(given);
  const remember = useRecentSearches((state) => state.remember);
  const search = (words: string) => {
    const trimmed = words.trim();
    setText(trimmed);
    setSearched(trimmed);
    if (trimmed !== '') remember(trimmed);
    keepInAddress(paths.search(trimmed || undefined, theme));
  };
  const typed = text.trim();
  const settled = useDebounced(typed, 200);
  const isStart = typed === '' && theme === undefined;
  return (
    <PageShell title={theme ?? '找要办的事'} {...(isElder && { bar: <ElderPhoneBar /> })}>
      <SearchBox
        text={text}
        isElder={isElder}
        hasFocus={given === '' && theme === undefined && !isElder}
        onType={setText}
        onSearch={() => search(text)}
      />
      {ELDER_WORDS.test(typed) && <ElderOffer />}
      {isStart && <Recent onPick={search} />}
      {isStart && <Hot />}
      {typed !== '' && typed !== searched && <Suggestions text={settled} />}
      {!isStart && typed === searched && <Results key={searched} q={searched} theme={theme} onSearch={search} />}
    </PageShell>
  );
}
