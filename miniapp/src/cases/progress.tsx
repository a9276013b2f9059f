import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import { isReviewable } from '@yichuang/contract/reviews/reviewable';
import { useShown } from '../appointments/use-shown';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { useIsActing } from '../identity/use-is-acting';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { useHotline } from '../site/site';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { ApplicantOnly } from './applicant-only';
import { useCase, useCourse } from './case-api';
import { CaseCourse } from './case-course';
import { CaseNumbers } from './case-numbers';
import { CasePapers } from './case-papers';
import { CaseResult } from './case-result';
import type { Standing } from './case-words';
import { ClockCard } from './clock-card';
import { CorrectionCard } from './correction-card';
import { ElderProgress } from './elder-progress';
import { isOver } from './case-order';
import { PartCards } from './part-cards';
import { wholeStandingOf } from './part-words';
import { Phrases } from './phrases';
import './progress.scss';
import { useWithdrawQuestion } from './withdraw-question';

/** Often enough for a person who waits; the office takes minutes at least. */
const EVERY = 30_000;

function Head({ shown, standing }: { shown: Case; standing: Standing }) {
  const { title, detail, tone, icon } = standing;
  return (
    <Card className="stack-tight">
      <View className="row row-top">
        <View className="grow">
          <View className="body strong">{shown.taskName}</View>
          <View className="sub">{shown.deptName}</View>
        </View>
        <Tag tone={tone} icon={icon}>
          {shown.stateName}
        </Tag>
      </View>
      <View className="title-l" {...a11y({ role: 'heading' })}>
        <Phrases text={title} />
      </View>
      <View className="body ink-700">{detail}</View>
      {shown.flags.deemedAccepted && (
        <View className="note">
          <Icon name="info" size={20} />
          <View className="grow">五个工作日里没有人答复，按法律已经算受理了。</View>
        </View>
      )}
    </Card>
  );
}

function Body({ shown }: { shown: Case }) {
  const course = useCourse(shown.id, shown.stateVersion);
  const isActing = useIsActing();
  const isAsked = shown.correction?.isAnswered === false;
  return (
    <>
      <Head shown={shown} standing={wholeStandingOf(shown)} />
      {isAsked && shown.correction && <CorrectionCard correction={shown.correction} />}
      {shown.children && <PartCards parts={shown.children} isTold={isAsked} />}
      <CaseResult shown={shown} />
      {shown.state !== 'draft' && (
        <AsyncView query={course} skeleton={<Skeleton rows={3} />}>
          {({ events, days, segments }) => (
            <>
              {shown.clock && <ClockCard clock={shown.clock} days={days} segments={segments} />}
              <CaseCourse steps={events} isOver={isOver(shown)} />
            </>
          )}
        </AsyncView>
      )}
      <CasePapers shown={shown} />
      <CaseNumbers caseNo={shown.caseNo} queryCode={shown.queryCode} />
      {!isActing && (
        <Link onPress={() => open(paths.writeFeedback(shown.id))} hasArrow>
          写下来问，等书面答复
        </Link>
      )}
    </>
  );
}

/** What waits is the main action; taking it back is never beside it. */
function Actions({ shown, onWithdraw }: { shown: Case; onWithdraw: () => void }) {
  const hotline = useHotline();
  const mayReview = !useIsActing() && isReviewable(shown.state);
  const { todo } = wholeStandingOf(shown);
  return (
    <ActionBar>
      {!todo && shown.allowed.includes('withdraw') && (
        <Button kind="g" onPress={onWithdraw}>
          撤回申请
        </Button>
      )}
      <Button kind="s" icon="phone" label={`问经办人，打电话 ${hotline}`} onPress={() => callPhone(hotline)}>
        问经办人
      </Button>
      {todo === 'supplement' && <Button onPress={() => open(paths.supplement(shown.id))}>去补材料</Button>}
      {todo === 'fill' && <Button onPress={() => open(paths.fillCase(shown.id))}>接着填</Button>}
      {mayReview && <Button onPress={() => open(paths.review('case', shown.id))}>评价这次办事</Button>}
    </ActionBar>
  );
}

/** A case from the day it was handed in: when it will be done, why then, and whom to ask. */
export default function CaseProgress() {
  const { id = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const isShown = useShown();
  const query = useCase(id, isShown && EVERY);
  const { ask, question } = useWithdrawQuestion(id, query.data?.partCount);
  useDidShow(() => {
    if (query.data) void query.refetch();
  });
  const shown = query.data;
  const bar = isElder ? <ElderPhoneBar /> : shown && <Actions shown={shown} onWithdraw={ask} />;
  const mayWithdrawBelow = !isElder && shown?.allowed.includes('withdraw') && wholeStandingOf(shown).todo !== undefined;
  return (
    <PageShell title="办件进度" bar={bar} overlay={question}>
      <ApplicantOnly from={paths.case(id)}>
        <AsyncView query={query} skeleton={<Skeleton rows={3} />}>
          {(data) => (isElder ? <ElderProgress shown={data} /> : <Body shown={data} />)}
        </AsyncView>
        {mayWithdrawBelow && <Link onPress={ask}>不办了，撤回申请</Link>}
      </ApplicantOnly>
    </PageShell>
  );
}
