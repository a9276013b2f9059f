import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { longDate } from '@yichuang/contract/calendar';
import type { Feedback } from '@yichuang/contract/feedback/contract';
import { LEVEL_NAMES, type ReviewLevel } from '@yichuang/contract/reviews/review';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { ReadAloud } from '../elder/ReadAloud';
import { open, paths } from '../paths';
import { Faces } from '../reviews/faces';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { History } from '../ui/History';
import { Link } from '../ui/Link';
import { momentText } from '../ui/moment-text';
import { Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { AuthorOnly } from './author-only';
import { useFeedback, useRateFeedback } from './feedback-api';
import './feedback.scss';
import { feedbackDue, feedbackTitle, KINDS } from './feedback-words';
import { ReopenSheet } from './reopen-sheet';

function Standing({ feedback }: { feedback: Feedback }) {
  const due = feedbackDue(feedback);
  const { answer } = feedback;
  return (
    <Card className="stack">
      <View className="stack-tight" {...a11y({ role: 'status', live: 'polite' })}>
        <View className="title-m">{feedbackTitle(feedback)}</View>
        {due !== undefined && <View className="body ink-700">{due}</View>}
      </View>
      {answer && (
        <View className="box box-blue stack-tight">
          <View className="body strong">{answer.deptName}的答复</View>
          <View className="body words">{answer.text}</View>
          <View className="sub">{momentText(answer.at)}</View>
        </View>
      )}
    </Card>
  );
}

/** Whether the answer helped; asked once. */
function Rate({ id }: { id: string }) {
  const [level, setLevel] = useState<ReviewLevel>();
  const rate = useRateFeedback(id);
  const keys = useIntentionKeys();
  const send = (chosen: ReviewLevel) => rate.mutate({ key: keys.keyFor(`rate ${id} ${chosen}`), level: chosen });
  return (
    <Card className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        这个答复，您满意吗？
      </View>
      <Faces label="答复满意吗" level={level} onChoose={setLevel} />
      {rate.isError && level !== undefined && <Failure error={rate.error} onRetry={() => send(level)} />}
      {level !== undefined && (
        <View className="action-row">
          <Button busy={rate.isPending && '正在提交…'} onPress={() => send(level)}>
            提交打分
          </Button>
        </View>
      )}
    </Card>
  );
}

function Said({ feedback: { kind, title, text, createdAt, caseId, rating, history } }: { feedback: Feedback }) {
  return (
    <Card className="stack">
      <View className="stack-tight">
        <View className="row wrap">
          <Tag>{KINDS[kind].name}</Tag>
          <View className="sub">{momentText(createdAt)} 写的</View>
        </View>
        <View className="body strong words">{title}</View>
        <View className="body words">{text}</View>
      </View>
      {rating && <View className="body">您给答复打了「{LEVEL_NAMES[rating.level]}」。</View>}
      <History steps={history} />
      {caseId !== null && (
        <Link onPress={() => open(paths.case(caseId))} hasArrow>
          看说的这件事
        </Link>
      )}
    </Card>
  );
}

const spoken = (feedback: Feedback): string =>
  [feedbackTitle(feedback), feedbackDue(feedback) ?? '', feedback.answer?.text ?? ''].filter(Boolean).join('。');

function Body({ feedback, onReopen }: { feedback: Feedback; onReopen: () => void }) {
  const isElder = useElder((state) => state.isElder);
  const { id, mayRate, mayReopen, reopenUntil } = feedback;
  return (
    <>
      <Standing feedback={feedback} />
      {isElder && <ReadAloud text={() => spoken(feedback)} />}
      {mayRate && <Rate id={id} />}
      {mayReopen && (
        <>
          <Button kind="s" onPress={onReopen}>
            没解决，再办一次
          </Button>
          {reopenUntil !== null && <View className="sub">{longDate(reopenUntil)}以前都可以要求，一次。</View>}
        </>
      )}
      <Said feedback={feedback} />
    </>
  );
}

/** One piece of feedback: where it stands, the answer, and whether it helped. */
export default function FeedbackDetail() {
  const { id = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const query = useFeedback(id);
  const [isReopening, setReopening] = useState(false);
  useDidShow(() => {
    if (query.data) void query.refetch();
  });
  return (
    <PageShell
      title="咨询投诉"
      bar={isElder && <ElderPhoneBar />}
      overlay={isReopening && <ReopenSheet id={id} onClose={() => setReopening(false)} />}
    >
      <AuthorOnly from={paths.feedbackDetail(id)}>
        {id === '' ? (
          <Empty title="没有找到这一件" detail="请从「咨询投诉」里打开。" />
        ) : (
          <AsyncView query={query} skeleton={<Skeleton rows={3} />}>
            {(feedback) => <Body feedback={feedback} onReopen={() => setReopening(true)} />}
          </AsyncView>
        )}
      </AuthorOnly>
    </PageShell>
  );
}
