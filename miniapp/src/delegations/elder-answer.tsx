import { View } from '@tarojs/components';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { useState } from 'react';
import { failureText } from '../api/failure';
import { ReadAloud } from '../elder/ReadAloud';
import { back } from '../paths';
import { a11y } from '../ui/a11y';
import { BigButton } from '../ui/BigButton';
import { Card } from '../ui/Card';
import type { DelegationMoves } from './use-delegation-move';
import { longDay, mattersOf } from './words';

type Question = { title: string; lines: string[]; yes: string; yesDetail: string; no: string; noDetail: string };

/** One question a screen, in words of the house next door. */
function questionsOf(one: Delegation): Question[] {
  const { role, principalMasked, delegateMasked, validTo } = one;
  const other = (role === 'principal' ? delegateMasked : principalMasked) ?? '有人';
  const isMine = role === 'principal';
  return [
    {
      title: isMine ? `${other}想替您办事` : `${other}想请您帮办事`,
      lines: ['名字只显示一部分。拿不准，先打电话问本人。'],
      yes: '是我认识的人',
      yesDetail: '接着看办什么',
      no: '不认识',
      noDetail: '不同意，对方办不了',
    },
    {
      title: isMine ? '替您办这些事' : '请您办这些事',
      lines: [mattersOf(one), `到 ${longDay(validTo)}为止`],
      yes: '可以',
      yesDetail: '再看一条就好',
      no: '不行',
      noDetail: '不同意，对方办不了',
    },
    {
      title: '同意吗？',
      lines: isMine
        ? ['办了什么，您都看得到', '不能动您的银行卡和手机号', '哪天不想了，随时能撤']
        : ['您办了什么，本人都看得到', '本人哪天不想了，随时能撤'],
      yes: '同意',
      yesDetail: '马上就能办',
      no: '不同意',
      noDetail: '以后还能再商量',
    },
  ];
}

const spoken = ({ title, lines, yes, no }: Question) =>
  `${title}。${lines.join('。')}。按第一个：${yes}。按第二个：${no}。`;

/** 长辈版: a request is answered with one question a screen, each read aloud on demand. */
export function ElderAnswer({ shown, moves }: { shown: Delegation; moves: DelegationMoves }) {
  const [step, setStep] = useState(0);
  const questions = questionsOf(shown);
  const question = questions[step];
  if (!question) return null;
  const isLast = step === questions.length - 1;
  const failure = moves.error ? failureText(moves.error) : undefined;
  const yes = () => (isLast ? moves.make('accept') : setStep(step + 1));
  return (
    <>
      <Card className="stack">
        <View className="sub">
          第 {step + 1} 问，一共 {questions.length} 问
        </View>
        <View className="title-l" {...a11y({ role: 'heading', live: 'polite' })}>
          {question.title}
        </View>
        {question.lines.map((line) => (
          <View key={line} className="body">
            {line}
          </View>
        ))}
        <ReadAloud text={() => spoken(question)} />
      </Card>
      {failure && (
        <View className="box box-red body" {...a11y({ role: 'alert' })}>
          {failure.title}。{failure.detail}。
        </View>
      )}
      <BigButton
        name={question.yes}
        detail={moves.isPending ? '正在记下…' : question.yesDetail}
        isOff={moves.isPending}
        onPress={yes}
      />
      <BigButton
        name={question.no}
        detail={question.noDetail}
        isOff={moves.isPending}
        onPress={() => moves.make('reject')}
      />
      <BigButton
        name={step === 0 ? '先不回答' : '上一问'}
        detail={step === 0 ? '一天内都能回答' : '回去再看看'}
        isOff={moves.isPending}
        onPress={() => (step === 0 ? back() : setStep(step - 1))}
      />
    </>
  );
}
