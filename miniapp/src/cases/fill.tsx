import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import { failureText, isRefused } from '../api/failure';
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
import { codeOf, useBegun, type Matter } from './draft-api';
import { ElderDraft } from './draft-elder';
import { DraftForm } from './draft-form';
import './fill.scss';
import { goToPlace } from './go-to-place';
import { useApplicantId } from './my-cases';
import { useFill, useMending } from './use-fill';

const mayFill = ({ allowed }: Case) => allowed.includes('saveDraft');

/** The same matter cannot be applied for twice at a time, by itself or in a package. */
function AlreadyOpen({ shown }: { shown: Case }) {
  if (mayFill(shown))
    return (
      <Empty
        title="其中一件您正在填"
        detail={`「${shown.taskName}」还没有交。先交了它，或在「进度」里删掉，再一次申请。`}
      >
        <View className="action-row">
          <Button onPress={() => replace(paths.fillCase(shown.id))}>接着填这一件</Button>
        </View>
      </Empty>
    );
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

type DraftProps = {
  id: string;
  userId: string;
  /** What was asked for, where the draft may be another's: of one matter of a package. */
  code?: string;
};

function Draft({ id, userId, code }: DraftProps) {
  const query = useCase(id);
  const isAskedFor = code === undefined || query.data?.taskCode === code;
  if (query.data && mayFill(query.data) && isAskedFor) return <Filling key={id} shown={query.data} userId={userId} />;
  return (
    <PageShell title="填表">
      <AsyncView query={query} skeleton={<Skeleton rows={5} />}>
        {(shown) => <AlreadyOpen shown={shown} />}
      </AsyncView>
    </PageShell>
  );
}

/** `why`: the server's sentence. */
function NotOnline({ matter, why }: { matter: Matter; why: string }) {
  return (
    <Empty title="这件事还不能在网上申报" detail={'taskCode' in matter ? '可以预约窗口，按时间去办。' : `${why}。`}>
      <View className="action-row wrap">
        <CallButton />
        {'taskCode' in matter ? (
          <Button size="small" className="grow" onPress={() => open(paths.chooseHall([matter.taskCode]))}>
            预约窗口
          </Button>
        ) : (
          <Button size="small" className="grow" onPress={() => replace(paths.package(matter.packageCode))}>
            看要办哪几件
          </Button>
        )}
      </View>
    </Empty>
  );
}

function Begin({ matter, userId }: { matter: Matter; userId: string }) {
  const query = useBegun(matter);
  if (query.data !== undefined) return <Draft id={query.data} userId={userId} code={codeOf(matter)} />;
  return (
    <PageShell title="填表">
      {isRefused(query.error, 'ITEM_NOT_SERVED_HERE') ? (
        <NotOnline matter={matter} why={failureText(query.error).detail} />
      ) : (
        <AsyncView query={query} skeleton={<Skeleton rows={5} />}>
          {() => null}
        </AsyncView>
      )}
    </PageShell>
  );
}

/** 填表: a matter's application begun (`taskCode`), a package's (`packageCode`), or one gone on with (`id`). */
export default function CasesFill() {
  const { id = '', taskCode = '', packageCode } = useRouter().params;
  const matter = packageCode === undefined ? { taskCode } : { packageCode };
  const begun = packageCode === undefined ? paths.apply(taskCode) : paths.applyPackage(packageCode);
  const userId = useApplicantId();
  if (userId === undefined)
    return (
      <PageShell title="填表">
        <ApplicantOnly
          from={id === '' ? begun : paths.fillCase(id)}
          title="登录后在线申报"
          detail="系统有的信息，登录后就不用再填。"
        >
          {null}
        </ApplicantOnly>
      </PageShell>
    );
  return id === '' ? (
    <Begin key={userId} matter={matter} userId={userId} />
  ) : (
    <Draft key={userId} id={id} userId={userId} />
  );
}
