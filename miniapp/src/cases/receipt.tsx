import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { longDate } from '@yichuang/contract/calendar';
import type { Case } from '@yichuang/contract/cases/case';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { ReadAloud } from '../elder/ReadAloud';
import { spelled } from '../elder/speak';
import { open, paths, replace } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { ApplicantOnly } from './applicant-only';
import { useCase } from './case-api';
import { CaseNumbers } from './case-numbers';
import { CasePapers } from './case-papers';
import './fill.scss';
import './progress.scss';

/** What happens now, by when, and what the law says if nothing does. */
function nextSteps({ state, dueDate }: Case): string[] {
  const latest = dueDate === null ? '' : `，最晚 ${longDate(dueDate)}`;
  if (state === 'preReviewing')
    return [`先网上预审${latest}。`, '预审通过就算收件，有要改的会一次告诉您。', '有结果发消息给您，不用跑。'];
  return [
    `5 个工作日内答复受不受理${latest}。`,
    '缺材料会一次告诉您；到期没有告诉您，就算受理了。',
    '决定作出前，随时可以撤回。',
  ];
}

/** A package goes to several at once. */
const takenBy = ({ deptName, children }: Case): string =>
  children ? `${[...new Set(children.map((part) => part.deptName))].join('、')}各收一份` : `${deptName}收`;

function Done({ shown }: { shown: Case }) {
  return (
    <Card className="receipt-done">
      <Icon name="ok" size={64} className="green" />
      <View className="title-l" {...a11y({ role: 'heading' })}>
        交上了
      </View>
      <View className="body ink-700">{shown.taskName}</View>
      <View className="sub">{takenBy(shown)}</View>
    </Card>
  );
}

function Next({ shown }: { shown: Case }) {
  return (
    <Card className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        接下来
      </View>
      {nextSteps(shown).map((step) => (
        <View key={step} className="row row-top">
          <Icon name="check" size={20} className="green receipt-tick" />
          <View className="body grow">{step}</View>
        </View>
      ))}
    </Card>
  );
}

const spoken = (shown: Case) =>
  `${shown.taskName}交上了。件号 ${spelled(shown.caseNo ?? '')}。${nextSteps(shown).join('')}`;

function Receipt({ shown }: { shown: Case }) {
  const isElder = useElder((state) => state.isElder);
  return (
    <>
      <Done shown={shown} />
      {isElder && <ReadAloud text={() => spoken(shown)} />}
      <Next shown={shown} />
      {isElder && (
        <View className="action-row">
          <Button size="big" onPress={() => replace(paths.case(shown.id))}>
            看进度
          </Button>
        </View>
      )}
      <CaseNumbers caseNo={shown.caseNo} queryCode={shown.queryCode} />
      <View className="sub">凭件号和查询码，不登录也能查进度。</View>
      <CasePapers shown={shown} />
    </>
  );
}

function NotYet({ id }: { id: string }) {
  return (
    <Empty title="这件还没有交" detail="填好核对后提交，才有回执。">
      <View className="action-row">
        <Button onPress={() => replace(paths.fillCase(id))}>接着填</Button>
      </View>
    </Empty>
  );
}

/** 回执: that it arrived, under which number, and what comes next. */
export default function CasesReceipt() {
  const { id = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const query = useCase(id);
  const hasNumber = query.data !== undefined && query.data.caseNo !== null;
  const bar = isElder ? (
    <ElderPhoneBar />
  ) : (
    hasNumber && (
      <ActionBar>
        <Button kind="g" className="fill-leave" onPress={() => open(paths.home())}>
          回首页
        </Button>
        <Button onPress={() => replace(paths.case(id))}>看进度</Button>
      </ActionBar>
    )
  );
  return (
    <PageShell title="回执" bar={bar}>
      <ApplicantOnly from={paths.receipt(id)} title="登录后看回执" detail="回执只给本人看。">
        <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
          {(shown) => (shown.caseNo === null ? <NotYet id={id} /> : <Receipt shown={shown} />)}
        </AsyncView>
      </ApplicantOnly>
    </PageShell>
  );
}
