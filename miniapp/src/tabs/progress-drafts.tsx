import { View } from '@tarojs/components';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { dateOf, fromInstant, longDate } from '@yichuang/contract/calendar';
import { useState } from 'react';
import { useDeleteDraft } from '../cases/my-cases';
import { useUndoable } from '../cases/use-undoable';
import { open, paths } from '../paths';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';

function Deleted({ name, onUndo }: { name: string; onUndo: () => void }) {
  return (
    <View className="cell" {...a11y({ role: 'status', live: 'polite' })}>
      <View className="grow body ink-700">「{name}」的草稿删了</View>
      <Button kind="s" size="small" onPress={onUndo}>
        不删了
      </Button>
    </View>
  );
}

function Draft({ draft: { id, taskName, createdAt }, onDelete }: { draft: CaseSummary; onDelete: () => void }) {
  return (
    <View className="cell wrap">
      <View className="grow progress-name">
        <View className="body strong">{taskName}</View>
        <View className="sub">{longDate(dateOf(fromInstant(createdAt)))} 开始填的，还没有交</View>
      </View>
      <View className="row">
        <Button kind="g" size="small" label={`删掉草稿：${taskName}`} onPress={onDelete}>
          删掉
        </Button>
        <Button kind="s" size="small" label={`接着填：${taskName}`} onPress={() => open(paths.fillCase(id))}>
          接着填
        </Button>
      </View>
    </View>
  );
}

/** What was begun and not handed in. Deleting takes five seconds, in which it can be taken back. */
export function DraftRows({ drafts }: { drafts: readonly CaseSummary[] }) {
  const remove = useDeleteDraft();
  const [gone, setGone] = useState<readonly string[]>([]);
  const { waiting, start, undo } = useUndoable((id) => {
    setGone((ids) => [...ids, id]);
    remove.mutate(id, {
      onError: () => {
        setGone((ids) => ids.filter((one) => one !== id));
        toast('没删掉，请再试一次');
      },
    });
  });
  const shown = drafts.filter(({ id }) => !gone.includes(id));
  if (shown.length === 0) return null;
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        没填完的
      </View>
      <Card isFlush>
        {shown.map((draft) =>
          draft.id === waiting ? (
            <Deleted key={draft.id} name={draft.taskName} onUndo={undo} />
          ) : (
            <Draft key={draft.id} draft={draft} onDelete={() => start(draft.id)} />
          ),
        )}
      </Card>
    </View>
  );
}
