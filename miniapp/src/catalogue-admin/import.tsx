import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { getImport, type CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { useState } from 'react';
import { useShown } from '../appointments/use-shown';
import { paths, replace } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { momentText } from '../ui/moment-text';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { Figures } from './figures';
import { useImport, type ImportMove } from './import-api';
import { ImportChanges } from './import-changes';
import { ImportFindings } from './import-findings';
import { ImportMoveSheet } from './import-move-sheet';
import { conclusionOf, lookOf, mayApply } from './import-words';
import { ProgressBar } from './progress-bar';

/** How far it has come, while it goes on by itself. */
function Course({ shown: { state, progress } }: { shown: CatalogueImport }) {
  const { read, applied, total } = progress;
  const share = (done: number) => (total === null || total === 0 ? undefined : done / total);
  if (state === 'checking')
    return <ProgressBar text={`已检查 ${read} 行${total === null ? '' : `，共 ${total} 行`}`} share={share(read)} />;
  return state === 'applying' ? <ProgressBar text={`已写入 ${applied} 项`} share={share(applied)} /> : null;
}

function Head({ shown }: { shown: CatalogueImport }) {
  const { tone, icon } = lookOf(shown);
  const { title, detail } = conclusionOf(shown);
  const { added, changed, unchanged, errors, warnings } = shown.counts;
  return (
    <Card className="stack">
      <View className="row wrap between row-top">
        <View className="grow cat-name">
          <View className="body strong words">{shown.fileName}</View>
          <View className="sub">
            {momentText(shown.startedAt)}，{shown.by}
          </View>
        </View>
        <Tag tone={tone} icon={icon}>
          {shown.stateName}
        </Tag>
      </View>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <View className="title-m">{title}</View>
        <View className="body ink-700">{detail}</View>
      </View>
      <Course shown={shown} />
      <Figures
        figures={[
          { name: '新增', value: added },
          { name: '修改', value: changed },
          { name: '没有变', value: unchanged },
          { name: '要改', value: errors, ...(errors > 0 && { tone: 'red' as const, icon: 'stop' as const }) },
          { name: '提醒', value: warnings, ...(warnings > 0 && { tone: 'amber' as const, icon: 'warn' as const }) },
        ]}
      />
    </Card>
  );
}

function Bar({ shown, onMove }: { shown: CatalogueImport; onMove: (move: ImportMove) => void }) {
  const { allowed, state, counts } = shown;
  const mustMend = state === 'refused' || (state === 'checked' && counts.errors > 0);
  if (!mayApply(shown) && !allowed.includes('rollback') && !mustMend) return null;
  return (
    <ActionBar>
      {allowed.includes('rollback') && (
        <Button kind="d" onPress={() => onMove('rollback')}>
          撤回这次导入
        </Button>
      )}
      <Button kind={mustMend ? 'k' : 'g'} onPress={() => replace(paths.catalogueImports())}>
        {mustMend ? '改好了，再传一次' : '回导入记录'}
      </Button>
      {mayApply(shown) && (
        <Button kind="k" onPress={() => onMove('apply')}>
          应用到事项库
        </Button>
      )}
    </ActionBar>
  );
}

function Report({ id }: { id: string }) {
  const query = useImport(id, useShown());
  const shown = query.data;
  const [move, setMove] = useState<ImportMove>();
  useDidShow(() => {
    if (shown) void query.refetch();
  });
  const sheet = shown && move !== undefined && (
    <ImportMoveSheet shown={shown} move={move} onClose={() => setMove(undefined)} />
  );
  return (
    <DeskFrame title="导入报告" bar={shown && <Bar shown={shown} onMove={setMove} />} overlay={sheet}>
      <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
        {(one) => (
          <>
            <Head shown={one} />
            <ImportFindings shown={one} />
            <ImportChanges shown={one} />
          </>
        )}
      </AsyncView>
    </DeskFrame>
  );
}

/** One import: what the check found, what it changes or changed, and what can be done with it now. */
export default function CatalogueImportPage() {
  const { id = '' } = useRouter().params;
  return (
    <StaffOnly
      access={getImport.access}
      title="导入报告"
      from={id === '' ? paths.catalogueImports() : paths.catalogueImport(id)}
    >
      {id === '' ? (
        <DeskFrame title="导入报告">
          <Empty title="没说是哪次导入" detail="在「导入记录」里选一次，再点进来。">
            <View className="action-row">
              <Button kind="k" onPress={() => replace(paths.catalogueImports())}>
                看导入记录
              </Button>
            </View>
          </Empty>
        </DeskFrame>
      ) : (
        <Report id={id} />
      )}
    </StaffOnly>
  );
}
