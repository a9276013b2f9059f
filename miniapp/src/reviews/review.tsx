import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { ORDER_POLICY } from '@yichuang/contract/reviews/order-rules';
import { isBad } from '@yichuang/contract/reviews/review';
import { useState } from 'react';
import { isRefused } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { paths } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { RaterOnly } from './rater-only';
import { useReview, useWriteReview, type Subject } from './review-api';
import { ReviewFields, VeilNote } from './review-form';
import { ReviewGiven } from './review-given';
import { SubjectCard, useSubject } from './review-subject';
import './reviews.scss';
import { SayMoreSheet } from './say-more-sheet';
import { useReviewForm, type ReviewForm } from './use-review-form';

const VEIL = '窗口人员看不到是谁评的。';
const FOLLOWS = `${ORDER_POLICY.contact} 个工作日内有人联系您，${ORDER_POLICY.simple} 个工作日内答复怎么改。`;

/** Sends the review once; whoever reviewed it on another device meanwhile is shown that one. */
function useSubmit(of: Subject, form: ReviewForm, onAlready: () => unknown) {
  const write = useWriteReview(of);
  const keys = useIntentionKeys();
  const submit = () => {
    const body = form.checked();
    if (!body) return;
    write.mutate(
      { key: keys.keyFor(JSON.stringify([of, body])), body },
      {
        onSuccess: keys.renew,
        onError: (error) => {
          if (isRefused(error, 'ALREADY_REVIEWED')) onAlready();
        },
      },
    );
  };
  return { write, submit };
}

function WriteReview({ of, onAlready }: { of: Subject; onAlready: () => unknown }) {
  const isElder = useElder((state) => state.isElder);
  const form = useReviewForm();
  const { write, submit } = useSubmit(of, form, onAlready);
  const mayBeBad = form.level === undefined || isBad(form.level);
  const send = (
    <Button size={isElder ? 'big' : 'normal'} busy={write.isPending && '正在提交…'} onPress={submit}>
      提交评价
    </Button>
  );
  return (
    <View className="stack review-writing">
      <ReviewFields form={form} />
      {write.isError && <Failure error={write.error} onRetry={submit} />}
      <VeilNote>{mayBeBad ? VEIL + FOLLOWS : VEIL}</VeilNote>
      {isElder ? send : <ActionBar>{send}</ActionBar>}
    </View>
  );
}

function Body({ of }: { of: Subject }) {
  const subject = useSubject(of);
  const review = useReview(of);
  const [wasThere, setWasThere] = useState<boolean>();
  const [more, setMore] = useState<'append' | 'reopen'>();
  if (wasThere === undefined && review.data !== undefined) setWasThere(review.data !== null);
  useDidShow(() => {
    if (review.data) void review.refetch();
  });
  return (
    <>
      <AsyncView query={subject}>{(done) => <SubjectCard subject={done} />}</AsyncView>
      <AsyncView query={review} skeleton={<Skeleton rows={3} />}>
        {(given) => {
          if (given) return <ReviewGiven review={given} isFresh={wasThere === false} onMore={setMore} />;
          if (subject.data?.isDone === false)
            return <Empty title="办完以后再来评" detail="有了结果，就能在这里评一次。" />;
          return <WriteReview of={of} onAlready={() => void review.refetch()} />;
        }}
      </AsyncView>
      {more && <SayMoreSheet of={of} what={more} isOpen onClose={() => setMore(undefined)} />}
    </>
  );
}

/** 好差评: one screen to rate what was done, afterwards what was said and what became of it. */
export default function Review() {
  const { kind: asked, id = '' } = useRouter().params;
  const kind = asked === 'visit' ? 'visit' : 'case';
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="评价" bar={isElder && <ElderPhoneBar />}>
      <RaterOnly kind={kind} from={paths.review(kind, id)}>
        {id === '' ? (
          <Empty title="没有找到要评的事" detail="请从「进度」里打开一件办完的事。" />
        ) : (
          <Body of={{ kind, id }} />
        )}
      </RaterOnly>
    </PageShell>
  );
}
