import { useDidShow, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { CaseState } from '@yichuang/contract/cases/case';
import { listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { useEffect, useState } from 'react';
import { useShown } from '../appointments/use-shown';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { NavBar } from '../ui/NavBar';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useQueueCounts, useReadAgain, useStaffCases } from './casework/api';
import { CaseBar, CaseOverlay, CaseView, hasBar } from './casework/case-desk';
import { CaseList, QueueTabs, StateFilter } from './casework/case-list';
import { firstQueue, type Queue } from './casework/queues';
import { useCaseDesk } from './casework/use-case-desk';
import { DeskLinks } from './desk-links';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { useDeskScreen } from './use-desk-screen';
import { useWidePage } from './wide-page';

/** Queue and state looked at, and what is chosen beside the list on a desk screen. */
function useQueue(isShown: boolean) {
  const { user } = useUser();
  const asked = useRouter().params['queue'];
  const [queue, setQueue] = useState<Queue>(() => firstQueue(asked, user?.roles ?? []));
  const [state, setState] = useState<CaseState>();
  const [chosen, setChosen] = useState<string>();
  const cases = useStaffCases(queue, state, isShown);
  const isDesk = useDeskScreen();
  const first = cases.data?.pages[0]?.items[0]?.id;
  // once, and never under somebody's hands: the list moves every few seconds
  useEffect(() => {
    if (isDesk && chosen === undefined && first !== undefined) setChosen(first);
  }, [isDesk, chosen, first]);
  const choose = (next: Queue) => {
    setQueue(next);
    setState(undefined);
  };
  return { queue, choose, state, setState, cases, isDesk, shownId: isDesk ? chosen : undefined, setChosen };
}

function Cases() {
  useWidePage();
  const isShown = useShown();
  const readAgain = useReadAgain();
  useDidShow(() => void readAgain());
  const { queue, choose, state, setState, cases, isDesk, shownId, setChosen } = useQueue(isShown);
  const counts = useQueueCounts(isShown);
  const desk = useCaseDesk(shownId, isShown && isDesk);
  const header = (
    <View className="desk-bar">
      <NavBar isDark title="办件" />
    </View>
  );
  return (
    <PageShell
      isFlush
      className="cases-page"
      header={header}
      bar={
        isDesk &&
        hasBar(desk) && (
          <View className="cases-bar">
            <CaseBar desk={desk} />
          </View>
        )
      }
      overlay={isDesk && <CaseOverlay desk={desk} />}
    >
      <View className="cases">
        <View className="cases-left">
          <QueueTabs queue={queue} counts={counts.data} onChoose={choose} />
          <View className="cases-queue">
            <StateFilter queue={queue} state={state} onChoose={setState} />
            <CaseList
              queue={queue}
              state={state}
              cases={cases}
              shownId={shownId}
              onShowAll={() => setState(undefined)}
              onPress={(id) => (isDesk ? setChosen(id) : open(paths.staffCase(id)))}
            />
            <DeskLinks />
          </View>
        </View>
        {isDesk && (
          <View className="cases-right">
            {shownId === undefined ? (
              <View className="desk-pad">
                <Empty title="还没有选办件" detail="从左边选一件，这里看全部内容。" />
              </View>
            ) : (
              <CaseView desk={desk} />
            )}
          </View>
        )}
      </View>
    </PageShell>
  );
}

export default function StaffCasesPage() {
  return (
    <StaffOnly access={listStaffCases.access} title="办件" from={paths.staffCases()}>
      <Cases />
    </StaffOnly>
  );
}
