import { View } from '@tarojs/components';
import { replaceList } from '@yichuang/contract/catalogue/quality-contract';
import { useState } from 'react';
import { failureText, RefusedError } from '../api/failure';
import { paths } from '../paths';
import { toast } from '../platform';
import { Trouble } from '../staff/casework/step-foot';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Chip } from '../ui/Chip';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { DeskFrame } from './desk-frame';
import { EntrySheet } from './entry-sheet';
import {
  changeList,
  changesBetween,
  KINDS,
  LISTS,
  useList,
  useListDrafts,
  useSaveList,
  type Entry,
  type Kind,
} from './lists-api';

function Entries({ entries, onEdit }: { entries: readonly Entry[]; onEdit: (at: number) => void }) {
  if (entries.length === 0) return <Empty title="清单还是空的" detail="按下面的「加一条」写第一条，再保存整份清单。" />;
  return (
    <Card isFlush>
      {entries.map(({ name, aliases, note, basis }, at) => (
        <Cell
          key={name}
          title={name}
          detail={
            <>
              {note !== '' && <View className="ink-700">{note}</View>}
              {aliases.length > 0 && <View>{aliases.join('、')}</View>}
              {basis !== '' && <View>依据：{basis}</View>}
            </>
          }
          onPress={() => onEdit(at)}
        />
      ))}
    </Card>
  );
}

/** What a failed save says: the server's own words where it has some. */
function troubleOf(error: unknown): string {
  if (!error) return '';
  const { title, detail } = failureText(error);
  const errors = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  return `${title}。${errors.length > 0 ? errors.map(({ message }) => message).join('；') : detail}。改过的都还在。`;
}

function Tabs({ kind, onChoose }: { kind: Kind; onChoose: (kind: Kind) => void }) {
  return (
    <View className="chips" {...a11y({ role: 'radiogroup', label: '哪份清单' })}>
      {KINDS.map((one) => (
        <Chip key={one} isOn={one === kind} onPress={() => onChoose(one)}>
          {LISTS[one].name}
        </Chip>
      ))}
    </View>
  );
}

/** The list as it will be: what is public, or what was changed and is not saved. */
function useEdited(kind: Kind) {
  const query = useList(kind);
  const draft = useListDrafts((drafts) => drafts[kind]);
  const saved = query.data?.items;
  const entries = draft ?? saved ?? [];
  return { query, entries, changes: draft && saved ? changesBetween(saved, draft) : 0 };
}

function Lists() {
  const [kind, setKind] = useState<Kind>('cancelledProofs');
  const { query, entries, changes } = useEdited(kind);
  const save = useSaveList(kind);
  // the place of the entry in the drawer; -1 is a new one
  const [edited, setEdited] = useState<number>();
  const entry = edited === undefined ? undefined : entries[edited];
  const put = (next: readonly Entry[]) => {
    changeList(kind, next);
    setEdited(undefined);
  };
  const keep = (one: Entry) => put(entry ? entries.map((old) => (old === entry ? one : old)) : [...entries, one]);
  const choose = (next: Kind) => {
    save.reset();
    setKind(next);
  };
  const publish = () => save.mutate(entries, { onSuccess: () => toast('清单已保存') });
  const bar = query.data && (
    <ActionBar note={<Trouble text={troubleOf(save.error)} />}>
      <Button kind="g" onPress={() => setEdited(-1)}>
        加一条
      </Button>
      <Button kind="k" isDisabled={changes === 0} busy={save.isPending && '正在保存…'} onPress={publish}>
        {changes === 0 ? '没有改动' : `保存整份清单（改了 ${changes} 条）`}
      </Button>
    </ActionBar>
  );
  const sheet = edited !== undefined && (
    <EntrySheet
      kind={kind}
      entry={entry}
      taken={new Set(entries.filter((one) => one !== entry).map(({ name }) => name))}
      onKeep={keep}
      onDrop={() => put(entries.filter((one) => one !== entry))}
      onClose={() => setEdited(undefined)}
    />
  );
  return (
    <DeskFrame title="清单" bar={bar} overlay={sheet}>
      <Tabs kind={kind} onChoose={choose} />
      <View className="body ink-700">{LISTS[kind].detail}</View>
      <AsyncView key={kind} query={query} skeleton={<Skeleton rows={4} />}>
        {() => <Entries entries={entries} onEdit={setEdited} />}
      </AsyncView>
    </DeskFrame>
  );
}

/** The public lists that the element check compares with; each is saved as a whole. */
export default function CatalogueListsPage() {
  return (
    <StaffOnly access={replaceList.access} title="清单" from={paths.catalogueLists()}>
      <Lists />
    </StaffOnly>
  );
}
