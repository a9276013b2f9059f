import { View } from '@tarojs/components';
import { listSynonyms, type EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { useState } from 'react';
import { useDebounced } from '../catalogue/use-debounced';
import { paths } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { Trial } from './trial';
import { WordSheet } from './word-sheet';
import { useWords } from './words-api';

const SETTLED_MS = 300;

function Row({ word, onEdit }: { word: EverydayWord; onEdit: () => void }) {
  const { said, meant, isOwn } = word;
  const isOff = meant.length === 0;
  return (
    <Cell
      title={said}
      detail={isOff ? '不用这个说法' : meant.join('、')}
      {...(isOwn && { aside: <Tag tone={isOff ? 'amber' : 'blue'}>{isOff ? '停用' : '本地'}</Tag> })}
      onPress={onEdit}
    />
  );
}

type ListProps = { onEdit: (word: EverydayWord) => void };

function WordList({ onEdit }: ListProps) {
  const [text, setText] = useState('');
  const [isOwn, setOwn] = useState(false);
  const query = useWords(useDebounced(text.trim(), SETTLED_MS), isOwn);
  return (
    <View className="stack">
      <Field label="查说法" hint="写一部分就行" kind="search" value={text} maxLength={30} onChange={setText} />
      <View className="chips" {...a11y({ role: 'group', label: '只看' })}>
        <Chip role="checkbox" isOn={isOwn} onPress={() => setOwn(!isOwn)}>
          只看本地写的
        </Chip>
      </View>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={5} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Empty title="没有这样的说法" detail="按下面的「加一个说法」，群众下一次就能找到。" />}
      >
        {({ pages }) => (
          <Card isFlush>
            {pages
              .flatMap(({ items }) => items)
              .map((word) => (
                <Row key={word.said} word={word} onEdit={() => onEdit(word)} />
              ))}
          </Card>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 30 个</MoreButton>
    </View>
  );
}

function Words() {
  // `new` opens an empty drawer
  const [edited, setEdited] = useState<EverydayWord | 'new'>();
  const [tried, setTried] = useState('');
  const bar = (
    <ActionBar>
      <Button kind="k" icon="pencil" onPress={() => setEdited('new')}>
        加一个说法
      </Button>
    </ActionBar>
  );
  const sheet = edited !== undefined && (
    <WordSheet word={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onSaved={setTried} />
  );
  return (
    <DeskFrame title="老百姓的说法" bar={bar} overlay={sheet}>
      <View className="cat-columns">
        <Trial text={tried} onChange={setTried} />
        <WordList onEdit={setEdited} />
      </View>
    </DeskFrame>
  );
}

/** Everyday words and what they stand for: what search understands beyond the official names. */
export default function EverydayWordsPage() {
  return (
    <StaffOnly access={listSynonyms.access} title="老百姓的说法" from={paths.everydayWords()}>
      <Words />
    </StaffOnly>
  );
}
