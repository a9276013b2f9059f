import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { shortTime, timeOf } from '@yichuang/contract/calendar';
import type { DelegatedAction } from '@yichuang/contract/delegations/delegation';
import type { Acting } from '../api/kept-acting';
import { useSession } from '../api/session';
import { useMyCases } from '../cases/my-cases';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { CaseGroup } from '../tabs/progress-cases';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Icon } from '../ui/Icon';
import { Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import './delegations.scss';

type MatterProps = { taskCode: string; taskName: string; draft: CaseSummary | undefined };

function Matter({ taskCode, taskName, draft }: MatterProps) {
  const go = () => open(draft ? paths.fillCase(draft.id) : paths.guide(taskCode));
  const action = draft ? '接着填' : '去办';
  return (
    <View className="cell wrap">
      <View className="grow delegation-row-name">
        <View className="body strong">{taskName}</View>
        <View className="sub">{draft ? '填了一半，草稿已存' : '看要什么、怎么办'}</View>
      </View>
      <Button kind={draft ? 'pl' : 'g'} size="small" label={`${action}：${taskName}`} onPress={go}>
        {action}
      </Button>
    </View>
  );
}

/** The matters that are named, or where all of them are found; drafts of others than the named ones count too. */
function Matters({ acting: { matters }, drafts }: { acting: Acting; drafts: readonly CaseSummary[] }) {
  const begun = drafts.filter(({ taskCode }) => matters.every((one) => one.taskCode !== taskCode));
  const all = [...matters, ...begun];
  return (
    <>
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {matters.length > 0 ? `可以替办的 ${matters.length} 件事` : '可以替办的事'}
      </View>
      <Card isFlush>
        {all.map(({ taskCode, taskName }) => (
          <Matter
            key={taskCode}
            taskCode={taskCode}
            taskName={taskName}
            draft={drafts.find((one) => one.taskCode === taskCode)}
          />
        ))}
        {matters.length === 0 && (
          <Cell
            icon="search"
            tone="plum"
            title="找要替办的事"
            detail="能由别人办的都可以"
            onPress={() => open(paths.search())}
          />
        )}
      </Card>
    </>
  );
}

function Others({ acting: { actions, matters } }: { acting: Acting }) {
  if (!actions.includes('book')) return null;
  const codes = matters.map(({ taskCode }) => taskCode);
  return (
    <>
      <View className="title-s" {...a11y({ role: 'heading' })}>
        要本人到场的
      </View>
      <Card isFlush>
        <Cell
          icon="calendar"
          tone="neutral"
          title="约时间"
          detail="选大厅和时间，到时候本人去"
          onPress={() => open(paths.chooseHall(codes))}
        />
        <Cell icon="ticket" tone="neutral" title="约好的" onPress={() => open(paths.appointments())} />
        <Cell
          icon="home-visit"
          tone="neutral"
          title="不会办？请人帮办"
          detail="帮办员到家或陪着办"
          onPress={() => open(paths.askHelp(codes[0]))}
        />
      </Card>
    </>
  );
}

/** Any of these opens the list of cases. */
const READS: readonly DelegatedAction[] = ['track', 'fill', 'submit', 'supplement'];

function Body({ acting }: { acting: Acting }) {
  const mayRead = READS.some((action) => acting.actions.includes(action));
  const query = useMyCases(mayRead);
  const isRead = query.data !== undefined;
  useDidShow(() => {
    if (isRead) void query.refetch();
  });
  const cases = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const name = acting.user.nameMasked;
  return (
    <>
      <View className="box box-plum row row-top">
        <Icon name="info" size={20} />
        <View className="grow sub ink-700">
          现在填的、交的都算 <View className="whole strong">{name}</View>{' '}
          的。您自己的证照和办件先收起来，退出代办后再看。
        </View>
      </View>
      <Matters acting={acting} drafts={cases.filter(({ state }) => state === 'draft')} />
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <CaseGroup name="交了的" cases={cases.filter(({ state }) => state !== 'draft')} />
      <Others acting={acting} />
    </>
  );
}

const NotActing = () => (
  <Empty title="现在没有替谁办" detail="到「授权」里选一位，按「开始替办」。">
    <View className="action-row">
      <Button kind="pl" onPress={() => open(paths.delegations())}>
        看授权
      </Button>
    </View>
  </Empty>
);

/** 代办首页: what can be done in the principal's name, and until when. */
export default function ActingHome() {
  const acting = useSession((state) => state.acting);
  const isElder = useElder((state) => state.isElder);
  const bar = acting && (
    <ActionBar>
      <View className="row grow sub delegation-lock">
        <Icon name="lock" size={18} />
        {shortTime(timeOf(acting.endsAt))} 自动退出代办，草稿会存着
      </View>
    </ActionBar>
  );
  return (
    <PageShell title={acting ? `替${acting.user.nameMasked}办事` : '替人办事'} hasBack={!acting || isElder} bar={bar}>
      {acting ? <Body key={acting.accessToken} acting={acting} /> : <NotActing />}
    </PageShell>
  );
}
