import { nextQuestion, questionsFor } from '@yichuang/contract/catalogue/situations';
import type { Item, Situation } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Link } from '../ui/Link';
import type { Choosing } from './kept-choices';

type Props = { item: Pick<Item, 'situations'>; choosing: Choosing };

const chosen = ({ options }: Situation, choices: readonly string[]) => options.find(({ id }) => choices.includes(id));

/** All questions at a glance; one that hangs on an answer comes with it. */
export function SituationQuestions({ item: { situations }, choosing: { choices, answer, restart } }: Props) {
  if (situations.length === 0) return null;
  return (
    <View className="stack situation-questions">
      <View className="sub">答一答，材料只列您要的。答案只留在这台手机上。</View>
      {questionsFor(situations, choices).map((situation) => (
        <View key={situation.id} className="stack-tight">
          <View className="body strong">{situation.question}</View>
          <View className="chips" {...a11y({ role: 'radiogroup', label: situation.question })}>
            {situation.options.map(({ id, text }) => (
              <Chip key={id} isOn={choices.includes(id)} onPress={() => answer(id)}>
                {text}
              </Chip>
            ))}
          </View>
          {chosen(situation, choices)?.note && <View className="cap">{chosen(situation, choices)?.note}</View>}
        </View>
      ))}
      {choices.length > 0 && <Link onPress={restart}>重新回答</Link>}
    </View>
  );
}

/** 长辈版: one question at a time, and what was said so far. */
export function ElderQuestions({ item: { situations }, choosing: { choices, answer, restart } }: Props) {
  if (situations.length === 0) return null;
  const next = nextQuestion(situations, choices);
  const said = questionsFor(situations, choices).flatMap((one) => chosen(one, choices) ?? []);
  return (
    <View className="section stack">
      {next && (
        <>
          <View className="title-m" {...a11y({ role: 'heading', live: 'polite' })}>
            {next.question}
          </View>
          {next.options.map(({ id, text }) => (
            <Button key={id} kind="s" size="big" onPress={() => answer(id)}>
              {text}
            </Button>
          ))}
        </>
      )}
      {said.length > 0 && (
        <View className="stack-tight">
          <View className="body">您说的：{said.map(({ text }) => text).join('，')}</View>
          {said
            .flatMap(({ id, note }) => (note === undefined ? [] : [{ id, note }]))
            .map(({ id, note }) => (
              <View key={id} className="sub">
                {note}
              </View>
            ))}
          <Link onPress={restart}>重新回答</Link>
        </View>
      )}
    </View>
  );
}
