import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { listItemVersions, type ItemVersion } from '@yichuang/contract/catalogue/import-contract';
import { useItem } from '../catalogue/api';
import { open, paths, replace } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Link } from '../ui/Link';
import { momentText } from '../ui/moment-text';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { ElementChanges } from './element-changes';
import { lookOfVersion } from './history-words';
import { useItemVersions } from './import-api';

/** The import behind a version, and the way back where there is one. */
function Source({ importId, from }: Pick<ItemVersion, 'importId' | 'from'>) {
  if (importId === null) return null;
  // an import of a city above or a town below belongs to its own keeper
  if (from === null) return <View className="sub">由别的地区导入，要撤回请找导入的事项管理员。</View>;
  const { fileName, mayRollBack } = from;
  return (
    <View className="row wrap between">
      <Link hasArrow className="words" onPress={() => open(paths.catalogueImport(importId))}>
        {fileName}
      </Link>
      {mayRollBack && (
        <Button
          kind="g"
          size="small"
          icon="refresh"
          label={`去撤回，${fileName}`}
          onPress={() => open(paths.catalogueImport(importId))}
        >
          去撤回
        </Button>
      )}
    </View>
  );
}

function Version({ one }: { one: ItemVersion }) {
  const { at, by, kind, elements, taskName, importId, from } = one;
  const { name, tone, icon, detail } = lookOfVersion(one);
  return (
    <Card className="stack">
      <View className="row wrap between row-top">
        <View className="grow cat-name">
          <View className="title-s" {...a11y({ role: 'heading' })}>
            {momentText(at)}
          </View>
          <View className="sub">{by}</View>
        </View>
        <Tag tone={tone} icon={icon}>
          {name}
        </Tag>
      </View>
      {detail !== '' && <View className="body words">{detail}</View>}
      <ElementChanges elements={elements} isAdded={kind === 'added'} name={taskName} />
      <Source importId={importId} from={from} />
    </Card>
  );
}

/** Whose history it is: as it is called now, or was called last. */
function Head({ taskCode, latest }: { taskCode: string; latest: ItemVersion | undefined }) {
  const isGone = latest?.kind === 'removed';
  const { data: item } = useItem(taskCode, !isGone);
  return (
    <Card className="stack">
      <View>
        <View className="title-m" {...a11y({ role: 'heading' })}>
          {item?.taskName ?? latest?.taskName ?? '这个事项'}
        </View>
        {item && (
          <View className="sub">
            <Facts facts={[item.deptName, item.regionName]} />
          </View>
        )}
        <View className="sub words">{taskCode}</View>
      </View>
      {isGone ? (
        <View className="body">群众现在看不到这个事项。要重新开办，请把表格再传一次。</View>
      ) : (
        <Link hasArrow onPress={() => open(paths.guide(taskCode))}>
          看群众看到的指南
        </Link>
      )}
    </Card>
  );
}

function History({ taskCode }: { taskCode: string }) {
  const query = useItemVersions(taskCode);
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  return (
    <DeskFrame title="改动记录">
      <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
        {({ pages }) => {
          const versions = pages.flatMap(({ items }) => items);
          return (
            <>
              <Head taskCode={taskCode} latest={versions[0]} />
              {versions.length === 0 && (
                <Empty title="还没有改过" detail="这个事项没有经导入改过。以后每次改动，改了什么都记在这里。" />
              )}
              {versions.map((one) => (
                <Version key={one.id} one={one} />
              ))}
            </>
          );
        }}
      </AsyncView>
      <MoreButton query={query}>再看 20 次</MoreButton>
    </DeskFrame>
  );
}

/** One item from its first version on: who changed it when, by which import, and in what. */
export default function ItemHistoryPage() {
  const { taskCode = '' } = useRouter().params;
  return (
    <StaffOnly
      access={listItemVersions.access}
      title="改动记录"
      from={taskCode === '' ? paths.catalogueQuality() : paths.itemHistory(taskCode)}
    >
      {taskCode === '' ? (
        <DeskFrame title="改动记录">
          <Empty title="没说是哪个事项" detail="在「事项体检」里选一个事项，再点进来。">
            <View className="action-row">
              <Button kind="k" onPress={() => replace(paths.catalogueQuality())}>
                看事项体检
              </Button>
            </View>
          </Empty>
        </DeskFrame>
      ) : (
        <History taskCode={taskCode} />
      )}
    </StaffOnly>
  );
}
