import { View } from '@tarojs/components';
import { refuseAccess } from '@yichuang/contract/access';
import { listImports } from '@yichuang/contract/catalogue/import-contract';
import { getQuality } from '@yichuang/contract/catalogue/quality-contract';
import { useShown } from '../appointments/use-shown';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { momentText } from '../ui/moment-text';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { DeskFrame } from './desk-frame';
import { useImports } from './import-api';
import { lookOf } from './import-words';
import { KINDS, LISTS, useList } from './lists-api';
import { useLevelDifferences, useQuality } from './quality-api';
import { markOf, pointsText } from './quality-words';
import { lastComparison } from './same-source-run';
import { ScorePanel } from './score-panel';
import { useOwnWordCount } from './words-api';

function ImportsLink() {
  const { data } = useImports(useShown());
  const latest = data?.pages[0]?.items[0];
  const { tone, icon } = latest ? lookOf(latest) : ({ tone: 'neutral', icon: 'file' } as const);
  return (
    <Cell
      icon="inbox"
      title="导入事项"
      detail={latest ? `上一次 ${momentText(latest.startedAt)}` : '检查表格，看过报告再应用；也能导出'}
      {...(latest && {
        aside: (
          <Tag tone={tone} icon={icon}>
            {latest.stateName}
          </Tag>
        ),
      })}
      onPress={() => open(paths.catalogueImports())}
    />
  );
}

function QualityLinks() {
  const { data: report } = useQuality();
  const levels = useLevelDifferences();
  const mark = report && markOf(report.score);
  const found = levels.data?.pages[0];
  const groups = found && (found.total ?? found.items.length);
  return (
    <>
      <Cell
        icon="shield"
        title="事项体检"
        detail={
          report && report.findings > 0
            ? `${report.items - report.perfect} 项有问题，共 ${report.findings} 处`
            : '缺项、矛盾、与清单不符的'
        }
        {...(report &&
          mark && {
            aside: (
              <Tag tone={mark.tone} icon={mark.icon}>
                {pointsText(report.score)}
              </Tag>
            ),
          })}
        onPress={() => open(paths.catalogueQuality())}
      />
      <Cell
        icon="layers"
        title="五级四同"
        detail="同一事项在各级写得不一样的"
        {...(groups !== undefined && {
          aside: <Tag tone={groups > 0 ? 'amber' : 'green'}>{groups > 0 ? `${groups} 个事项` : '都一样'}</Tag>,
        })}
        onPress={() => open(paths.catalogueLevels())}
      />
    </>
  );
}

function ListsLink() {
  const counts = [useList('cancelledProofs'), useList('notInCentre'), useList('intermediaries')].map(
    ({ data }) => data?.items.length,
  );
  const known = counts.every((count) => count !== undefined);
  const total = counts.reduce<number>((sum, count = 0) => sum + count, 0);
  return (
    <Cell
      icon="matters"
      title="清单"
      detail={KINDS.map((kind) => LISTS[kind].name).join('、')}
      {...(known && { aside: <Tag>{total} 条</Tag> })}
      onPress={() => open(paths.catalogueLists())}
    />
  );
}

function KeeperLinks() {
  const words = useOwnWordCount();
  const last = lastComparison();
  const isSame = last?.differences === 0;
  return (
    <Card isFlush>
      <Cell
        icon="speaker"
        title="老百姓的说法"
        detail="让群众用平常话就能找到"
        {...(words.data !== undefined && { aside: <Tag>本地 {words.data} 条</Tag> })}
        onPress={() => open(paths.everydayWords())}
      />
      <ListsLink />
      <Cell
        icon="transfer"
        title="要素同源"
        detail={last ? `上次比对 ${momentText(last.at)}，${last.items} 项` : '群众看到的，和库里的一样不一样'}
        {...(last && {
          aside: (
            <Tag tone={isSame ? 'green' : 'red'} icon={isSame ? 'ok' : 'stop'}>
              {isSame ? '全部一致' : `${last.differences} 处`}
            </Tag>
          ),
        })}
        onPress={() => open(paths.sameSource())}
      />
    </Card>
  );
}

function Desk() {
  const { user } = useUser();
  const quality = useQuality();
  const isKeeper = user !== undefined && refuseAccess(listImports.access, user) === undefined;
  return (
    <DeskFrame title="事项管理" panel={quality.data && <ScorePanel report={quality.data} />}>
      <AsyncView query={quality} skeleton={<Skeleton rows={2} />}>
        {() => null}
      </AsyncView>
      <View className="cat-columns">
        <Card isFlush>
          {isKeeper && <ImportsLink />}
          <QualityLinks />
        </Card>
        {isKeeper && <KeeperLinks />}
      </View>
    </DeskFrame>
  );
}

/** Where those begin who keep the catalogue: today's points, and the way to everything that is theirs. */
export default function CatalogueAdminHome() {
  return (
    <StaffOnly access={getQuality.access} title="事项管理" from={paths.catalogueDesk()}>
      <Desk />
    </StaffOnly>
  );
}
