import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../casework/step-foot';
import type { Given } from './api';
import { QuestionField } from './question';
import { detailsOf, type Question, type StepWords } from './steps';

type Props = {
  words: StepWords;
  asks: readonly Question[];
  isBusy: boolean;
  trouble: string;
  onTake: (details: Given) => void;
  onClose: () => void;
};

const isAnswered = (question: Question, answers: Record<string, string>) =>
  detailsOf([question], answers) !== undefined;

/** What a step asks, and its button; what was typed stays when a colleague was quicker. */
export function StepSheet({ words, asks, isBusy, trouble, onTake, onClose }: Props) {
  const [answers, setAnswers] = useState<Record<string, string>>({});
  // what was typed counts though the button is pressed before it is drawn
  const latest = useRef(answers);
  const write = (name: string, value: string) => {
    latest.current = { ...latest.current, [name]: value };
    setAnswers(latest.current);
  };
  const [isChecked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    const details = detailsOf(asks, latest.current);
    if (details) onTake(details);
  };
  return (
    <Sheet isOpen title={words.name} onClose={onClose}>
      <View className="stack">
        {asks.map((question) => (
          <QuestionField
            key={question.name}
            question={question}
            value={answers[question.name] ?? ''}
            isMissing={isChecked && !isAnswered(question, answers)}
            onChange={(value) => write(question.name, value)}
          />
        ))}
        <Trouble text={trouble} />
        <View className="action-row">
          <Button kind="g" className={words.isDangerous ? 'first-focus' : ''} onPress={onClose}>
            先不办
          </Button>
          <Button kind={words.isDangerous ? 'd' : 'k'} busy={isBusy && words.busy} onPress={submit}>
            {words.name}
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
