import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import type { FormField } from '@yichuang/contract/cases/form';
import { isProvided, type CaseMaterial } from '@yichuang/contract/cases/material';
import { missingAnswers } from '@yichuang/contract/cases/form-rules';
import { useState } from 'react';
import { useShown } from '../appointments/use-shown';
import { today } from '../clock';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { ReadAloud } from '../elder/ReadAloud';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { PageShell } from '../ui/PageShell';
import { DraftConflict } from './draft-conflict';
import { errorAt, type Place } from './draft-errors';
import { DraftField } from './draft-field';
import { DraftForm } from './draft-form';
import { DraftStatus } from './draft-head';
import { ReturnedNote } from './draft-returned';
import { MaterialCard } from './material-card';
import { useMending, type Fill } from './use-fill';
import { useAskedFor } from './wanted-materials';

type Question = { kind: 'field'; field: FormField } | { kind: 'material'; material: CaseMaterial };

const placeOf = (question: Question): Place =>
  question.kind === 'field' ? { kind: 'field', id: question.field.id } : { kind: 'material', id: question.material.id };

/** What is read aloud: the question and what helps to answer it. */
function spoken(question: Question): string {
  if (question.kind === 'material') return `请交${question.material.materialName}。可以拍照。${question.material.hint}`;
  const { label, hint = '', choices = [] } = question.field;
  const among = choices.length > 0 ? `。可以选：${choices.map((choice) => choice.label).join('，')}` : '';
  return `${label}。${hint}${among}`;
}

const isOptional = (question: Question) =>
  question.kind === 'field'
    ? !question.field.isRequired && !question.field.requiredIf
    : question.material.isNeed !== '1';

/** The questions of this moment: a choice may add some. Nothing is asked that the system brings along. */
function questionsOf(materials: readonly CaseMaterial[], asked: readonly FormField[]): Question[] {
  const wanted = materials.filter(({ how }) => how === 'upload' || how === 'certificate');
  return [
    ...asked.map((field) => ({ kind: 'field', field }) as const),
    ...wanted.map((material) => ({ kind: 'material', material }) as const),
  ];
}

/** What keeps this question from being left behind; undefined when it is answered well, or need not be. */
function complaint(question: Question, { form }: Case, { view }: Fill): string | undefined {
  if (question.kind === 'material')
    return question.material.isNeed === '1' && !isProvided(question.material) ? '这份还没有交，请拍照' : undefined;
  return errorAt(missingAnswers(form, view.answers, today()), placeOf(question));
}

type Props = { shown: Case; fill: Fill };

/** Where one is, by the question itself: its number changes when a choice adds others. */
function useQuestion({ shown, fill }: Props) {
  const questions = questionsOf(useAskedFor(shown), fill.asked);
  const [placed, setPlaced] = useState<Place | undefined>(() => {
    const open = questions.find((question) => complaint(question, shown, fill) !== undefined);
    return open && placeOf(open);
  });
  const [isChecked, setChecked] = useState(false);
  const found = questions.findIndex((question) => {
    const place = placeOf(question);
    return place.kind === placed?.kind && place.id === placed.id;
  });
  const at = placed === undefined ? questions.length - 1 : Math.max(0, found);
  const go = (place: Place | undefined) => {
    setChecked(false);
    setPlaced(place);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const move = (to: number) => {
    const question = questions[to];
    if (question) go(placeOf(question));
  };
  return { questions, at, question: questions[at], isChecked, check: () => setChecked(true), go, move };
}

function Asked({ question, shown, fill, error }: Props & { question: Question; error: string | undefined }) {
  if (question.kind === 'material')
    return <MaterialCard caseId={shown.id} taskName={shown.taskName} material={question.material} error={error} />;
  const { field } = question;
  return (
    <DraftField
      key={field.id}
      field={field}
      value={fill.view.answers[field.id] ?? ''}
      error={error}
      onChange={(value) => fill.edit(field.id, value)}
      onBlur={() => fill.leave(field.id)}
    />
  );
}

/** 长辈版: one question a screen, one material a screen. */
export function ElderDraft({ shown, fill }: Props) {
  const { view, keeper } = fill;
  const { questions, at, question, isChecked, check, go, move } = useQuestion({ shown, fill });
  const isShown = useShown();
  useMending(shown.id, isShown, go);
  if (!question) return <DraftForm shown={shown} fill={fill} />;
  const wrong = complaint(question, shown, fill);
  // handing it in is then the one thing to do
  const isWanted = question.kind === 'material' && wrong !== undefined && !fill.isSending;
  const isLast = at === questions.length - 1;
  const next = () => {
    check();
    void keeper.flush();
    if (wrong !== undefined) return;
    if (isLast) fill.review(go);
    else move(at + 1);
  };
  const error = isChecked ? (wrong ?? fill.errorAt(placeOf(question))) : fill.errorAt(placeOf(question));
  return (
    <PageShell
      title={shown.taskName}
      bar={<ElderPhoneBar />}
      overlay={<DraftConflict form={shown.form} view={view} keeper={keeper} />}
    >
      {at === 0 && <ReturnedNote shown={shown} />}
      <View className="row between wrap">
        <View className="sub" {...a11y({ role: 'status', live: 'polite' })}>
          第 {at + 1} 个，共 {questions.length} 个
        </View>
        <ReadAloud key={at} size="small" text={() => spoken(question)} />
      </View>
      <View className="question">
        <Asked question={question} shown={shown} fill={fill} error={error} />
      </View>
      {isOptional(question) && <View className="sub">没有可以不填，直接按下面。</View>}
      {!isWanted && (
        <View className="action-row">
          <Button size="big" busy={fill.isLeaving && '正在保存…'} onPress={next}>
            {isLast ? '填好了，核对' : '下一个'}
          </Button>
        </View>
      )}
      {at > 0 && (
        <View className="action-row">
          <Button kind="g" onPress={() => move(at - 1)}>
            上一个
          </Button>
        </View>
      )}
      <DraftStatus view={view} />
    </PageShell>
  );
}
