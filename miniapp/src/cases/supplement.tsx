import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import type { Answers } from '@yichuang/contract/cases/form';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { today } from '../clock';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { back, paths, replace } from '../paths';
import { toast } from '../platform';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Empty, Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';
import { useSlow } from '../ui/use-slow';
import { ApplicantOnly } from './applicant-only';
import { useCase, useSupplement } from './case-api';
import { dayMonth } from './case-words';
import { DraftField } from './draft-field';
import { MaterialCard } from './material-card';
import { useUploads } from './material-uploads';
import './progress.scss';
import { askedOf, bodyOf, countGaps, gapsIn, gapsOf, type Asked, type Gaps } from './supplement-form';

/** The progress page usually lies below; where this one was opened directly it takes its place. */
const toProgress = (id: string) => (Taro.getCurrentPages().length > 1 ? back() : replace(paths.case(id)));

type ThingProps = {
  number: number;
  thing: Asked;
  shown: Case;
  answers: Answers;
  gaps: Gaps;
  onAnswer: (id: string, value: string) => void;
};

/** One thing of the notice: what is wrong, what is good enough, and where to put it right. */
function Thing({ number, thing, shown, answers, gaps, onAnswer }: ThingProps) {
  const { materialName, problem, acceptCriteria, material, ask } = thing;
  return (
    <Card className="stack">
      <View className="box box-amber stack-tight">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          {number}. {materialName}
        </View>
        <View className="body">{problem}</View>
        {acceptCriteria !== '' && <View className="sub ink-700">怎样才行：{acceptCriteria}</View>}
      </View>
      {ask.map((field) => (
        <DraftField
          key={field.id}
          field={field}
          value={answers[field.id] ?? ''}
          error={gaps.fields[field.id]}
          onChange={(value) => onAnswer(field.id, value)}
        />
      ))}
      {material && (
        <MaterialCard
          caseId={shown.id}
          taskName={shown.taskName}
          material={material}
          error={gaps.materials[material.id]}
        />
      )}
    </Card>
  );
}

const NONE: Gaps = { fields: {}, materials: {} };

/** The answer to a notice while it is being written: sent once, whole. */
function useAnswer(shown: Case) {
  const [answers, setAnswers] = useState<Answers>(shown.answers);
  const [local, setLocal] = useState<Gaps>(NONE);
  const keys = useIntentionKeys();
  const supplement = useSupplement(() => {
    keys.renew();
    toast('补上了，接着办');
    toProgress(shown.id);
  });
  const isUploading = useUploads((state) => state.going).some(
    ({ place, state }) => place.id === shown.id && state !== 'failed',
  );
  const onAnswer = (id: string, value: string) => {
    setAnswers({ ...answers, [id]: value });
    setLocal(NONE);
    if (supplement.isError) supplement.reset();
  };
  const submit = () => {
    if (isUploading) {
      toast('还有文件在传，传完再交');
      return;
    }
    const gaps = gapsOf(shown, answers, today());
    setLocal(gaps);
    if (countGaps(gaps) > 0) return;
    const body = bodyOf(shown, answers);
    supplement.mutate({
      id: shown.id,
      key: keys.keyFor(`supplement ${JSON.stringify([body, shown.materials])}`),
      body,
    });
  };
  const told = gapsIn(supplement.error);
  return { answers, onAnswer, submit, supplement, told, gaps: countGaps(local) > 0 ? local : (told ?? NONE) };
}

function Answer({ shown, isElder }: { shown: Case; isElder: boolean }) {
  const { answers, onAnswer, submit, supplement, told, gaps } = useAnswer(shown);
  const isSlow = useSlow(supplement.isPending) === 'slow';
  const asked = askedOf(shown, answers);
  const count = countGaps(gaps);
  const send = (
    <Button
      size={isElder ? 'big' : 'normal'}
      busy={supplement.isPending && (isSlow ? '还在交，可以先离开' : '正在提交…')}
      onPress={submit}
    >
      一次交上去
    </Button>
  );
  return (
    <>
      <View className="body ink-700">
        要补的都在这里，一次补齐，最晚 {dayMonth(shown.correction?.dueDate ?? '')}。别的不用动。
      </View>
      {count > 0 && (
        <View className="box box-red body strong" {...a11y({ role: 'alert' })}>
          还有 {count} 处要补，一次补齐再交。
        </View>
      )}
      {supplement.isError && !told && <Failure error={supplement.error} onRetry={submit} />}
      {asked.map((thing, at) => (
        <Thing
          // a notice never changes
          key={at}
          number={at + 1}
          {...{ thing, shown, answers, gaps, onAnswer }}
        />
      ))}
      {isElder ? send : <ActionBar>{send}</ActionBar>}
    </>
  );
}

function NothingToDo({ id }: { id: string }) {
  return (
    <Empty title="现在不用补" detail="补的已经收到，或者这件事已经往下办了。">
      <View className="action-row">
        <Button onPress={() => toProgress(id)}>看进度</Button>
      </View>
    </Empty>
  );
}

/** Answers a notice of correction: only what it lists, all of it at once. */
export default function Supplement() {
  const { id = '' } = useRouter().params;
  const isElder = useElder((state) => state.isElder);
  const query = useCase(id);
  return (
    <PageShell title="补材料" bar={isElder && <ElderPhoneBar />} className="supplement">
      <ApplicantOnly from={paths.supplement(id)}>
        <AsyncView query={query} skeleton={<Skeleton rows={3} />}>
          {(shown) =>
            shown.allowed.includes('supplement') ? <Answer shown={shown} isElder={isElder} /> : <NothingToDo id={id} />
          }
        </AsyncView>
      </ApplicantOnly>
    </PageShell>
  );
}
