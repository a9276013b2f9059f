import { useDidShow, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { useShown } from '../appointments/use-shown';
import { paths, replace } from '../paths';
import { Button } from '../ui/Button';
import { NavBar } from '../ui/NavBar';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useReadAgain } from './casework/api';
import { CaseBar, CaseOverlay, CaseView, hasBar } from './casework/case-desk';
import { useCaseDesk } from './casework/use-case-desk';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { useWidePage } from './wide-page';

function Case({ id }: { id: string }) {
  useWidePage();
  const readAgain = useReadAgain();
  useDidShow(() => void readAgain());
  const desk = useCaseDesk(id, useShown());
  const header = (
    <View className="desk-bar">
      <NavBar isDark title={desk.held.action === undefined ? '办件' : '正在办'} />
    </View>
  );
  return (
    <PageShell
      isFlush
      className="case-page"
      header={header}
      bar={hasBar(desk) && <CaseBar desk={desk} />}
      overlay={<CaseOverlay desk={desk} />}
    >
      <CaseView desk={desk} />
    </PageShell>
  );
}

/** An address without its case. */
function NoCase() {
  return (
    <PageShell title="办件">
      <Empty title="没有说是哪一件" detail="请从办件列表里选一件。">
        <View className="action-row">
          <Button kind="k" onPress={() => replace(paths.staffCases())}>
            去办件列表
          </Button>
        </View>
      </Empty>
    </PageShell>
  );
}

export default function StaffCasePage() {
  const { id = '' } = useRouter().params;
  return (
    <StaffOnly access={listStaffCases.access} title="办件" from={paths.staffCase(id)}>
      {id === '' ? <NoCase /> : <Case id={id} />}
    </StaffOnly>
  );
}
