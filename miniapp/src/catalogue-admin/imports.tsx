import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { listImports, type CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { useShown } from '../appointments/use-shown';
import { open, paths } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { momentText } from '../ui/moment-text';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { readExport, useImports, type ExportFormat } from './import-api';
import { lookOf } from './import-words';
import { SheetCard } from './sheet-card';
import { useSavedSheet } from './use-saved-sheet';

const FORMATS: readonly { format: ExportFormat; fileName: string; name: string; detail: string }[] = [
  { format: 'template', fileName: '事项导入模板.xlsx', name: '空白模板', detail: '带填写说明，从这里开始' },
  { format: 'xlsx', fileName: '全部事项.xlsx', name: '全部事项（XLSX）', detail: '改好能原样传回来' },
  { format: 'csv', fileName: '全部事项.csv', name: '全部事项（CSV）', detail: '用别的表格软件打开' },
  { format: 'json', fileName: '全部事项.json', name: '全部事项（JSON）', detail: '给别的系统用' },
];

function Sheets() {
  const { saving, save } = useSavedSheet();
  return (
    <Card isFlush>
      {FORMATS.map(({ format, fileName, name, detail }) => (
        <Cell
          key={format}
          icon="file"
          tone={format === 'template' ? 'blue' : 'neutral'}
          title={saving === fileName ? '正在准备…' : name}
          detail={detail}
          onPress={() => save(fileName, () => readExport(format))}
        />
      ))}
    </Card>
  );
}

function countsText({ state, counts: { added, changed, errors } }: CatalogueImport): string {
  if (state === 'checking' || state === 'refused') return '';
  return errors > 0 ? `${errors} 处要改` : `新增 ${added} 项，修改 ${changed} 项`;
}

function Row({ one }: { one: CatalogueImport }) {
  const { tone, icon } = lookOf(one);
  return (
    <Cell
      title={<View className="words">{one.fileName}</View>}
      detail={`${momentText(one.startedAt)}，${one.by}。${countsText(one)}`}
      aside={
        <Tag tone={tone} icon={icon}>
          {one.stateName}
        </Tag>
      }
      onPress={() => open(paths.catalogueImport(one.id))}
    />
  );
}

function Records() {
  const query = useImports(useShown());
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  return (
    <View className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        导入记录
      </View>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={4} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Empty title="还没有导入过" detail="先下载空白模板，填好几项，传上来检查。检查不改动任何事项。" />}
      >
        {({ pages }) => (
          <Card isFlush>
            {pages
              .flatMap(({ items }) => items)
              .map((one) => (
                <Row key={one.id} one={one} />
              ))}
          </Card>
        )}
      </AsyncView>
      <MoreButton query={query} />
    </View>
  );
}

/** 导入: a sheet is checked first, and changes nothing until somebody applies it on its report. */
export default function CatalogueImportsPage() {
  return (
    <StaffOnly access={listImports.access} title="导入事项" from={paths.catalogueImports()}>
      <DeskFrame title="导入事项">
        <View className="cat-columns">
          <View className="stack">
            <SheetCard />
            <View className="title-s" {...a11y({ role: 'heading' })}>
              模板和导出
            </View>
            <Sheets />
          </View>
          <Records />
        </View>
      </DeskFrame>
    </StaffOnly>
  );
}
