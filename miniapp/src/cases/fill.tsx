import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import { isRefused } from '../api/failure';
import { useShown } from '../appointments/use-shown';
import { useElder } from '../elder/elder';
import { open, paths, replace } from '../paths';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { CallButton, Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { ApplicantOnly } from './applicant-only';
import { useCase } from './case-api';
import { useBegun } from './draft-api';
import { ElderDraft } from './draft-elder';
import { DraftForm } from './draft-form';
import './fill.scss';
import { goToPlace } from './go-to-place';
import { useApplicantId } from './my-cases';
import { useFill, useMending } from './use-fill';

const mayFill = ({ allowed }: Case) => allowed.includes('saveDraft');

/** The same matter cannot be applied for twice at a time. */
function AlreadyOpen({ shown }: { shown: Case }) {
  return (
    <Empty title="您有 1 件正在办" detail={`「${shown.taskName}」已经交了，现在：${shown.stateName}。不用再申请一次。`}>
      <View className="action-row">
        <Button onPress={() => replace(paths.case(shown.id))}>去看进度</Button>
      </View>
    </Empty>
  );
}

function Filling({ shown, userId }: { shown: Case; userId: string }) {
  const isElder = useElder((state) => state.isElder);
  const fill = useFill(shown, userId);
  return isElder ? <ElderDraft shown={shown} fill={fill} /> : <StandardDraft shown={shown} fill={fill} />;
}

function StandardDraft({ shown, fill }: Parameters<typeof DraftForm>[0]) {
  const isShown = useShown();
  useMending(shown.id, isShown, goToPlace);
  return <DraftForm shown={shown} fill={fill} />;
}

function Draft({ id, userId }: { id: string; userId: string }) {
  const query = useCase(id);
  if (query.data && mayFill(query.data)) return <Filling key={id} shown={query.data} userId={userId} />;
  return (
    <PageShell title="填表">
      <AsyncView query={query} skeleton={<Skeleton rows={5} />}>
        {(shown) => <AlreadyOpen shown={shown} />}
      </AsyncView>
    </PageShell>
  );
}

function NotOnline({ taskCode }: { taskCode: string }) {
  return (
    <Empty title="这件事还不能在网上申报" detail="可以预约窗口，按时间去办。">
      <View className="action-row wrap">
        <CallButton />
        <Button size="small" className="grow" onPress={() => open(paths.chooseHall([taskCode]))}>
          预约窗口
        </Button>
      </View>
    </Empty>
  );
}

function Begin({ taskCode, userId }: { taskCode: string; userId: string }) {
  const query = useBegun(taskCode);
  if (query.data !== undefined) return <Draft id={query.data} userId={userId} />;
  return (
    <PageShell title="填表">
      {isRefused(query.error, 'ITEM_NOT_SERVED_HERE') ? (
        <NotOnline taskCode={taskCode} />
      ) : (
        <AsyncView query={query} skeleton={<Skeleton rows={5} />}>
          {() => null}
        </AsyncView>
      )}
    </PageShell>
  );
}

/** 填表: a matter's application begun (`taskCode`) or gone on with (`id`). */
export default function CasesFill() {
  const { id = '', taskCode = '' } = useRouter().params;
  const userId = useApplicantId();
  if (userId === undefined)
    return (
      <PageShell title="填表">
        <ApplicantOnly
          from={id === '' ? paths.apply(taskCode) : paths.fillCase(id)}
          title="登录后在线申报"
          detail="系统有的信息，登录后就不用再填。"
        >
          {null}
        </ApplicantOnly>
      </PageShell>
    );
  return id === '' ? (
    <Begin key={userId} taskCode={taskCode} userId={userId} />
  ) : (
    <Draft key={userId} id={id} userId={userId} />
  );
}
