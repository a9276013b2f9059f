import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { isBad, type ReviewLevel } from '@yichuang/contract/reviews/review';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { open, paths } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { pointIn } from './point-in';
import { usePoint, useReviewPoint } from './review-api';
import { ReviewFields, VeilNote } from './review-form';
import './reviews.scss';
import { useReviewForm } from './use-review-form';

const VEIL = '窗口人员看不到是谁评的，不用登录。';

function Thanks({ level }: { level: ReviewLevel }) {
  return (
    <Card className="stack">
      <View className="row" {...a11y({ role: 'status', live: 'polite' })}>
        <Icon name="ok" className="green" />
        <View className="grow title-m">{isBad(level) ? '收到了，我们去核实、去改。' : '谢谢您的评价。'}</View>
      </View>
      <Button kind="s" onPress={() => open(paths.reviewSummary())}>
        看大家怎么评
      </Button>
    </Card>
  );
}

/** The last four digits, so that one telephone counts once a day; undefined where what is written is not four digits. */
function usePhoneTail() {
  const [tail, setTail] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = (
    <Card>
      <Field
        label="办事时留的手机号后四位"
        hint="选填。写了，核实起来快。"
        kind="number"
        maxLength={4}
        value={tail}
        error={problem}
        onChange={(value) => {
          setTail(value);
          setProblem(undefined);
        }}
      />
    </Card>
  );
  const isRight = () => {
    const isFine = tail === '' || /^\d{4}$/.test(tail);
    setProblem(isFine ? undefined : '应是 4 位数字，也可以空着。');
    return isFine;
  };
  return { tail, field, isRight };
}

function WritePointReview({ point }: { point: string }) {
  const isElder = useElder((state) => state.isElder);
  const form = useReviewForm();
  const phone = usePhoneTail();
  const review = useReviewPoint();
  const keys = useIntentionKeys();
  if (review.data) return <Thanks level={review.data.level} />;
  const submit = () => {
    const given = form.checked();
    if (!phone.isRight() || !given) return;
    const body = { point, ...given, ...(phone.tail !== '' && { phoneTail: phone.tail }) };
    review.mutate({ key: keys.keyFor(JSON.stringify(body)), body });
  };
  const send = (
    <Button size={isElder ? 'big' : 'normal'} busy={review.isPending && '正在提交…'} onPress={submit}>
      提交评价
    </Button>
  );
  return (
    <View className="stack review-writing">
      <ReviewFields form={form} />
      {form.level !== undefined && phone.field}
      {review.isError && <Failure error={review.error} onRetry={submit} />}
      <VeilNote>{VEIL}</VeilNote>
      {isElder ? send : <ActionBar>{send}</ActionBar>}
    </View>
  );
}

/** Opened by the code on a window: nobody has to sign in to say how it was. */
export default function ReviewPoint() {
  const point = pointIn(useRouter().params);
  const isElder = useElder((state) => state.isElder);
  const place = usePoint(point ?? '');
  return (
    <PageShell title="评价" bar={isElder && <ElderPhoneBar />}>
      {point === undefined ? (
        <Empty title="没认出是哪个窗口" detail="请再扫一次窗口上的评价码。" />
      ) : (
        <AsyncView query={place}>
          {({ hallName, windowName }) => (
            <>
              <Card>
                <View className="body strong">{windowName}</View>
                <View className="sub">{hallName}</View>
              </Card>
              <WritePointReview point={point} />
            </>
          )}
        </AsyncView>
      )}
    </PageShell>
  );
}
