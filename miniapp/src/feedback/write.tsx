import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { FeedbackKind } from '@yichuang/contract/feedback/contract';
import { useIntentionKeys } from '../api/idempotency';
import { useElder } from '../elder/elder';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useUser } from '../identity/use-user';
import { paths, replace } from '../paths';
import { toast } from '../platform';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { LongField } from '../ui/LongField';
import { Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { AuthorOnly } from './author-only';
import { CaseChooser } from './case-chooser';
import { useFileFeedback } from './feedback-api';
import './feedback.scss';
import { KINDS } from './feedback-words';
import { BOUNDS, useFeedbackForm } from './use-feedback-form';

type Form = ReturnType<typeof useFeedbackForm>;

function Kind({ form: { draft, change } }: { form: Form }) {
  return (
    <Card className="stack">
      <View className="title-m" {...a11y({ role: 'heading' })}>
        您想
      </View>
      <View className="chips" {...a11y({ role: 'radiogroup', label: '您想' })}>
        {FeedbackKind.options.map((kind) => (
          <Chip key={kind} isOn={kind === draft.kind} onPress={() => change({ kind })}>
            {KINDS[kind].name}
          </Chip>
        ))}
      </View>
      <View className="sub">{KINDS[draft.kind].hint}</View>
    </Card>
  );
}

function Words({ form: { draft, gaps, change, chooseCase } }: { form: Form }) {
  return (
    <Card className="stack">
      <Field
        label="标题"
        hint="一句话说是什么事。"
        maxLength={BOUNDS.title.most}
        value={draft.title}
        error={gaps.title}
        onChange={(title) => change({ title })}
      />
      <LongField
        label="说清楚一点"
        hint="什么时候、在哪里、怎么回事、想怎么解决。"
        maxLength={BOUNDS.text.most}
        value={draft.text}
        error={gaps.text}
        onChange={(text) => change({ text })}
      />
      <CaseChooser caseId={draft.caseId} onChoose={chooseCase} />
    </Card>
  );
}

function Anonymous({ form: { draft, change } }: { form: Form }) {
  return (
    <Card className="stack-tight">
      <View className="chips">
        <Chip role="checkbox" isOn={draft.anonymous} onPress={() => change({ anonymous: !draft.anonymous })}>
          不让经办人知道我是谁
        </Chip>
      </View>
      <View className="sub">勾上以后，经办人看到的是「匿名」，答复照样在这里给您。</View>
    </Card>
  );
}

function Write({ author, caseId }: { author: string; caseId: string | undefined }) {
  const isElder = useElder((state) => state.isElder);
  const form = useFeedbackForm(author, caseId);
  const file = useFileFeedback();
  const keys = useIntentionKeys();
  const submit = () => {
    const body = form.checked();
    if (!body) return;
    file.mutate(
      { key: keys.keyFor(JSON.stringify(body)), body },
      {
        onSuccess: ({ id }) => {
          keys.renew();
          form.drop();
          toast('收到了，会书面答复您');
          replace(paths.feedbackDetail(id));
        },
      },
    );
  };
  const send = (
    <Button size={isElder ? 'big' : 'normal'} busy={file.isPending && '正在提交…'} onPress={submit}>
      交上去
    </Button>
  );
  return (
    <View className="stack feedback-writing">
      <Kind form={form} />
      <Words form={form} />
      <Anonymous form={form} />
      {file.isError && <Failure error={file.error} onRetry={submit} />}
      {isElder ? send : <ActionBar>{send}</ActionBar>}
    </View>
  );
}

/** 咨询、投诉、建议、举报: one screen; what is written stays on this device until it is sent. */
export default function FeedbackWrite() {
  const { caseId } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const { user } = useUser();
  return (
    <PageShell title="写咨询投诉" bar={isElder && <ElderPhoneBar />}>
      <AuthorOnly from={paths.writeFeedback(caseId)}>{user && <Write author={user.id} caseId={caseId} />}</AuthorOnly>
    </PageShell>
  );
}
