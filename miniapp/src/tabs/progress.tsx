import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { ApplicantOnly } from '../cases/applicant-only';
import { inOrder } from '../cases/case-order';
import { useMyCases } from '../cases/my-cases';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { useUser } from '../identity/use-user';
import { MessagesCell } from '../messages/messages-cell';
import { open, paths } from '../paths';
import { AsyncView } from '../ui/AsyncView';
import { BigButton } from '../ui/BigButton';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { MoreButton } from '../ui/MoreButton';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { CaseGroup, ElderCases } from './progress-cases';
import { DraftRows } from './progress-drafts';
import './progress.scss';
import { useTabBar } from './use-tab-bar';

function NoCases() {
  return (
    <Empty title="还没有办过事" detail="在网上申请的事，到了哪一步都在这里看。">
      <View className="action-row">
        <Button onPress={() => open(paths.matters())}>去办事</Button>
      </View>
    </Empty>
  );
}

function Mine({ cases, isElder }: { cases: readonly CaseSummary[]; isElder: boolean }) {
  const groups = inOrder(cases);
  if (isElder) return <ElderCases cases={[...groups.open, ...groups.drafts, ...groups.over]} />;
  return (
    <>
      <CaseGroup name="正在办" cases={groups.open} />
      <DraftRows drafts={groups.drafts} />
      <CaseGroup name="办完的" cases={groups.over} />
    </>
  );
}

function MyCases({ isElder }: { isElder: boolean }) {
  const query = useMyCases();
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  usePullDownRefresh(() => {
    void query.refetch().finally(() => Taro.stopPullDownRefresh());
  });
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<NoCases />}
      >
        {({ pages }) => <Mine cases={pages.flatMap(({ items }) => items)} isElder={isElder} />}
      </AsyncView>
      <MoreButton query={query} />
    </>
  );
}

/** Other ways to what is under way: they need no real-name level, the first of them no sign-in. */
function Others({ isElder }: { isElder: boolean }) {
  const { user } = useUser();
  if (isElder)
    return <BigButton icon="ticket" name="我的预约" detail="看时间、看码" onPress={() => open(paths.appointments())} />;
  return (
    <Card isFlush>
      <Cell
        icon="search"
        title="凭件号查进度"
        detail="有件号和查询码就能查，不用登录"
        onPress={() => open(paths.lookupCase())}
      />
      {user && <Cell icon="ticket" title="我的预约" onPress={() => open(paths.appointments())} />}
      {user && <MessagesCell />}
    </Card>
  );
}

/** 进度: everything under way, what must be done now first. */
export default function Progress() {
  useTabBar();
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="进度" hasBack={isElder} bar={isElder && <ElderPhoneBar />}>
      <ApplicantOnly from={paths.progress()}>
        <MyCases isElder={isElder} />
      </ApplicantOnly>
      <Others isElder={isElder} />
    </PageShell>
  );
}
