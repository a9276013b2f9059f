import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import { useState } from 'react';
import { failureText, NoAnswerError } from '../api/failure';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { ReadAloud } from '../elder/ReadAloud';
import { back, paths, replace } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { ApplicantOnly } from './applicant-only';
import { useCase } from './case-api';
import { DraftSteps } from './draft-head';
import './fill.scss';
import { HandInPromise, MaterialsReadBack, ReadBack } from './review-parts';
import { SignatureSheet } from './signature-sheet';
import { useSubmitCase, type SubmitCase } from './use-submit-case';

/** What stands above the button while it goes, or after it did not. */
function SubmitNote({ submit: { isSlow, error } }: { submit: SubmitCase }) {
  if (isSlow)
    return (
      <View className="box box-amber body" {...a11y({ role: 'status', live: 'polite' })}>
        还在交，可以先离开。交上了会在「进度」里看到，再按也不会交两件。
      </View>
    );
  if (!error) return null;
  const { title, detail } = failureText(error);
  return (
    <View className="box box-red body" {...a11y({ role: 'alert' })}>
      {error instanceof NoAnswerError
        ? '没收到回音，您填的都还在。连上网再按一次，不会交两件。'
        : `没交上去，您填的都还在。${title}，${detail}。`}
    </View>
  );
}

function SignatureCell({ isSigned, onPress }: { isSigned: boolean; onPress: () => void }) {
  return (
    <Card isFlush>
      <Cell
        icon="pencil"
        title="手写签名"
        detail={isSigned ? '签好了，可以重签' : '可以不签，提交一样有效'}
        aside={isSigned && <Tag tone="green">已签</Tag>}
        onPress={onPress}
      />
    </Card>
  );
}

/** Read aloud before it is handed in: how much was filled in, and what pressing means. */
const spoken = ({ taskName, materials }: Case) =>
  `请核对${taskName}。表填好了，材料 ${materials.length} 项。没有错就按提交。提交就是承诺填的都是真的。`;

function Review({ shown }: { shown: Case }) {
  const isElder = useElder((state) => state.isElder);
  const [signed, setSigned] = useState<string>();
  const signatureFileId = signed ?? shown.signatureFileId ?? undefined;
  const [isSigning, setSigning] = useState(false);
  const submit = useSubmitCase(shown.id);
  const press = () => submit.press(signatureFileId);
  const busy = submit.isPending && (submit.isSlow ? '还在交…' : '正在提交…');
  const change = (
    <Button kind="g" className={isElder ? '' : 'fill-leave'} isDisabled={submit.isPending} onPress={back}>
      去修改
    </Button>
  );
  const bar = isElder ? (
    <ElderPhoneBar />
  ) : (
    <ActionBar note={<SubmitNote submit={submit} />}>
      {change}
      <Button busy={busy} onPress={press}>
        提交申请
      </Button>
    </ActionBar>
  );
  const sheet = (
    <SignatureSheet caseId={shown.id} isOpen={isSigning} onSigned={setSigned} onClose={() => setSigning(false)} />
  );
  return (
    <PageShell title="核对" bar={bar} overlay={sheet}>
      {isElder ? <ReadAloud text={() => spoken(shown)} /> : <DraftSteps step={2} />}
      <View className="title-m" {...a11y({ role: 'heading' })}>
        {shown.taskName}
      </View>
      <ReadBack shown={shown} />
      <MaterialsReadBack materials={shown.materials} />
      <HandInPromise shown={shown} />
      <SignatureCell isSigned={signatureFileId !== undefined} onPress={() => setSigning(true)} />
      {isElder && (
        <>
          <SubmitNote submit={submit} />
          <View className="action-row">
            <Button size="big" busy={busy} onPress={press}>
              提交申请
            </Button>
          </View>
          <View className="action-row">{change}</View>
        </>
      )}
    </PageShell>
  );
}

function HandedIn({ id }: { id: string }) {
  return (
    <Empty title="这件已经交了" detail="不用再交一次，可以看回执和进度。">
      <View className="action-row">
        <Button onPress={() => replace(paths.receipt(id))}>看回执</Button>
      </View>
    </Empty>
  );
}

/** 核对: everything read back before it goes to the office. */
export default function CasesReview() {
  const { id = '' } = useRouter().params;
  const query = useCase(id);
  useDidShow(() => {
    if (query.data) void query.refetch();
  });
  if (query.data?.allowed.includes('saveDraft')) return <Review shown={query.data} />;
  return (
    <PageShell title="核对">
      <ApplicantOnly from={paths.reviewCase(id)} title="登录后核对" detail="填好的内容只给本人看。">
        <AsyncView query={query} skeleton={<Skeleton rows={5} />}>
          {() => <HandedIn id={id} />}
        </AsyncView>
      </ApplicantOnly>
    </PageShell>
  );
}
