import { View } from '@tarojs/components';
import { addDays, longDate } from '@yichuang/contract/calendar';
import { today } from '../../clock';
import { Field } from '../../ui/Field';
import { LongField } from '../../ui/LongField';
import { Choices } from '../choices';
import { useColleagues } from './api';
import type { Question } from './steps';

type Props = { question: Question; value: string; isMissing: boolean; onChange: (value: string) => void };
const DAYS_AHEAD = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const TIMES = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00'];

function Colleague({ question, value, isMissing, onChange }: Props) {
  const { data = [] } = useColleagues();
  return (
    <Choices
      label={question.label}
      choices={data.map(({ id, title }) => ({ id, name: title }))}
      chosen={value === '' ? undefined : value}
      onChoose={onChange}
      error={isMissing ? '请选一位' : undefined}
    />
  );
}

/** A day and an hour; the value is an instant once both are there. */
function Moment({ question, value, isMissing, onChange }: Props) {
  const [date = '', time = ''] = value.split('T');
  const hour = time.slice(0, 5);
  const say = (day: string, at: string) => onChange(`${day}T${at === '' ? '' : `${at}:00.000+08:00`}`);
  return (
    <View className="stack-tight">
      <Choices
        label={question.label}
        choices={DAYS_AHEAD.map((days) => addDays(today(), days)).map((day) => ({ id: day, name: longDate(day) }))}
        chosen={date === '' ? undefined : date}
        onChoose={(day) => say(day, hour)}
      />
      <Choices
        label="几点"
        choices={TIMES.map((one) => ({ id: one, name: one }))}
        chosen={TIMES.find((one) => one === hour)}
        onChoose={(at) => say(date, at)}
        error={isMissing ? '请选哪一天、几点' : undefined}
      />
    </View>
  );
}

/** One thing that a step asks. */
export function QuestionField(props: Props) {
  const { question, value, isMissing, onChange } = props;
  const error = isMissing ? '请填写，至少 2 个字' : undefined;
  switch (question.kind) {
    case 'choice':
      return (
        <Choices
          label={question.label}
          choices={question.choices}
          chosen={value === '' ? undefined : value}
          onChoose={onChange}
          error={isMissing ? '请选一项' : undefined}
        />
      );
    case 'colleague':
      return <Colleague {...props} />;
    case 'moment':
      return <Moment {...props} />;
    case 'code':
      return <Field label={question.label} hint={question.hint} value={value} onChange={onChange} error={error} />;
    case 'text':
      return (
        <LongField
          label={question.label}
          {...(question.hint !== undefined && { hint: question.hint })}
          placeholder=""
          value={value}
          onChange={onChange}
          error={error}
        />
      );
  }
}
