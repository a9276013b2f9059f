import { listWindows } from '@yichuang/contract/appointments/staff-contract';
import { View } from '@tarojs/components';
import { refuseAccess } from '@yichuang/contract/access';
import { useEffect, useState } from 'react';
import { useShown } from '../appointments/use-shown';
import { useUser } from '../identity/use-user';
import { open, paths, replace } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { NavBar } from '../ui/NavBar';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { useDesk, type Desk } from './api';
import { CasesLink, DeskBoards, DeskTools } from './desk-links';
import { Counts, QueueList, WindowList } from './desk-lists';
import { myWindow } from './desk-rules';
import { deskWithoutWindow } from './first-desk';
import { IssueSheet } from './issue-sheet';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { useWidePage } from './wide-page';
import { useWindow } from './use-window';
import { WindowPanel } from './window-panel';

function NoWindow() {
  return <Empty title="您今天没有排窗口" detail="可以在下面的列表里选一个窗口帮忙，或者去扫码签到。" />;
}

type BodyProps = { desk: Desk; chosenId: string | undefined; onShow: (id: string) => void };

function Body({ desk, chosenId, onShow }: BodyProps) {
  const press = useWindow();
  const window = myWindow(desk, chosenId);
  return (
    <View className="desk">
      <View className="desk-left">
        {window ? (
          <WindowPanel window={window} desk={desk} press={press} />
        ) : (
          <View className="desk-pad">
            <NoWindow />
          </View>
        )}
        <View className="desk-pad">
          <Counts desk={desk} />
        </View>
        <View className="desk-pad">
          <Card isFlush>
            <CasesLink />
            <DeskBoards />
            <DeskTools />
          </Card>
        </View>
      </View>
      <View className="desk-right">
        <QueueList desk={desk} />
        <WindowList desk={desk} shownId={window?.id} onShow={onShow} />
      </View>
    </View>
  );
}

function Workbench() {
  useWidePage();
  const desk = useDesk(useShown());
  const [chosenId, setChosenId] = useState<string>();
  const [isIssuing, setIsIssuing] = useState(false);
  const window = desk.data && myWindow(desk.data, chosenId);
  const header = (
    <View className="desk-bar">
      <NavBar isDark title={window ? `${window.number} 号 ${window.name}` : '工作台'} />
    </View>
  );
  const bar = (
    <ActionBar>
      <Button kind="g" icon="ticket" onPress={() => setIsIssuing(true)}>
        现场取号
      </Button>
      <Button kind="k" icon="scan" onPress={() => open(paths.scan())}>
        扫码签到
      </Button>
    </ActionBar>
  );
  return (
    <PageShell
      isFlush
      className="desk-page"
      header={header}
      bar={bar}
      overlay={<IssueSheet isOpen={isIssuing} onClose={() => setIsIssuing(false)} />}
    >
      <AsyncView query={desk} skeleton={<Skeleton rows={4} />}>
        {(data) => <Body desk={data} chosenId={chosenId} onShow={setChosenId} />}
      </AsyncView>
    </PageShell>
  );
}

/** Whoever has no window begins elsewhere: an officer with the cases. */
function useNoWindow(): boolean {
  const { user } = useUser();
  const elsewhere =
    user && refuseAccess(listWindows.access, user) !== undefined ? deskWithoutWindow(user.roles) : undefined;
  useEffect(() => {
    if (elsewhere !== undefined) replace(elsewhere);
  }, [elsewhere]);
  return elsewhere !== undefined;
}

export default function WorkbenchPage() {
  if (useNoWindow()) return <PageShell title="工作台">{null}</PageShell>;
  return (
    <StaffOnly access={listWindows.access} title="工作台" from={paths.workbench()}>
      <Workbench />
    </StaffOnly>
  );
}
