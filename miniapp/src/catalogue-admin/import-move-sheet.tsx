import { View } from '@tarojs/components';
import type { CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { failureText, isRefused } from '../api/failure';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { useImportMove, type ImportMove } from './import-api';

type MoveWords = { title: string; detail: string; yes: string; busy: string; done: string; changed: string };

function wordsOf(move: ImportMove, { counts: { added, changed } }: CatalogueImport): MoveWords {
  if (move === 'apply')
    return {
      title: `把 ${added + changed} 项应用到事项库？`,
      detail: `新增 ${added} 项，修改 ${changed} 项，一起生效。群众一秒内就看到新的指南。已经交上来的件按原来的办。应用后还能整份撤回。`,
      yes: '应用到事项库',
      busy: '正在应用…',
      done: '已交给后台应用',
      changed: '检查之后有事项又改过，请把这份表格再检查一次。',
    };
  return {
    title: '撤回这次导入？',
    detail: `新增的 ${added} 项不再对外，修改的 ${changed} 项回到导入之前，群众一秒内就看到。报告还在；要再用，把表格再传一次。`,
    yes: '撤回这次导入',
    busy: '正在撤回…',
    done: '已撤回',
    changed: '这次导入之后，有事项又改过，撤回会把后来的也冲掉，所以没有撤回。请先撤回后来的那一次。',
  };
}

type Props = { shown: CatalogueImport; move: ImportMove; onClose: () => void };

/** What happens to the public catalogue, and what does not; then the one button that does it. */
export function ImportMoveSheet({ shown, move, onClose }: Props) {
  const step = useImportMove(shown);
  const words = wordsOf(move, shown);
  const isDangerous = move === 'rollback';
  const submit = () =>
    step.mutate(move, {
      onSuccess: () => {
        toast(words.done);
        onClose();
      },
    });
  const failure = step.error ? failureText(step.error) : undefined;
  const trouble = isRefused(step.error, 'STATE_CHANGED')
    ? words.changed
    : failure && `${failure.title}。${failure.detail}。`;
  return (
    <Sheet isOpen title={words.title} onClose={onClose}>
      <View className="stack">
        <View className="body ink-700">{words.detail}</View>
        {trouble !== undefined && (
          <View className="box box-red body" {...a11y({ role: 'alert' })}>
            {trouble}
          </View>
        )}
        <View className="action-row">
          <Button kind="g" className="first-focus" onPress={onClose}>
            先不{isDangerous ? '撤回' : '应用'}
          </Button>
          <Button kind={isDangerous ? 'd' : 'k'} busy={step.isPending && words.busy} onPress={submit}>
            {words.yes}
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
