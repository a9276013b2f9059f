import { View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../ui/Field';
import { Choices, Tick } from '../choices';
import { LongField } from '../../ui/LongField';
import { BASIS, daysIn, MOST_EXTENDED_DAYS, SPECIAL_KINDS, type SpecialKind } from './case-actions';
import { StepFoot, useStepForm, type StepProps } from './step-foot';

/** As the contract limits it. */
const MOST_SPECIAL_DAYS = 365;

type DaysProps = { label: string; most: number; days: string; onChange: (days: string) => void; isChecked: boolean };

function Days({ label, most, days, onChange, isChecked }: DaysProps) {
  return (
    <Field
      label={label}
      kind="number"
      value={days}
      maxLength={3}
      onChange={onChange}
      error={isChecked && daysIn(days, most) === undefined ? `请填 1 到 ${most} 的整数` : undefined}
    />
  );
}

type ReasonProps = { text: string; onChange: (text: string) => void; placeholder: string; isChecked: boolean };

function Reason({ text, onChange, placeholder, isChecked }: ReasonProps) {
  return (
    <LongField
      label="理由"
      hint="办事人会看到"
      placeholder={placeholder}
      value={text}
      onChange={onChange}
      error={isChecked && text.trim().length < 2 ? '请写明理由，至少 2 个字' : undefined}
    />
  );
}

/** 特别程序: only what the law lists stops the clock. */
export function SpecialForm(props: StepProps) {
  const [kind, setKind] = useState<SpecialKind>();
  const [days, setDays] = useState('');
  const [text, setText] = useState('');
  const [isSure, setSure] = useState(false);
  const { isChecked, submit } = useStepForm(props);
  const [count, reason] = [daysIn(days, MOST_SPECIAL_DAYS), text.trim()];
  const isReady = kind !== undefined && count !== undefined && reason.length >= 2 && isSure;
  return (
    <View className="stack">
      <Choices
        label="哪一种"
        choices={SPECIAL_KINDS}
        chosen={kind}
        onChoose={setKind}
        error={isChecked && kind === undefined ? '请选是哪一种特别程序' : undefined}
      />
      <Days label="预计几个工作日" most={MOST_SPECIAL_DAYS} days={days} onChange={setDays} isChecked={isChecked} />
      <Reason text={text} onChange={setText} placeholder="如：要到现场核查经营场所" isChecked={isChecked} />
      <View className="box box-amber sub ink-700">{BASIS.special}</View>
      <Tick isOn={isSure} onToggle={() => setSure(!isSure)} isMissing={isChecked && !isSure}>
        确属上面的情形，书面告知申请人
      </Tick>
      <StepFoot {...props} isDangerous onPress={() => submit(isReady ? { kind, days: count, reason } : undefined)} />
    </View>
  );
}

/** 批准延长: once, by the head. */
export function ExtendForm(props: StepProps) {
  const [days, setDays] = useState('');
  const [text, setText] = useState('');
  const { isChecked, submit } = useStepForm(props);
  const [count, reason] = [daysIn(days, MOST_EXTENDED_DAYS), text.trim()];
  const isReady = count !== undefined && reason.length >= 2;
  return (
    <View className="stack">
      <Days
        label={`延长几个工作日（1 到 ${MOST_EXTENDED_DAYS}）`}
        most={MOST_EXTENDED_DAYS}
        days={days}
        onChange={setDays}
        isChecked={isChecked}
      />
      <Reason text={text} onChange={setText} placeholder="如：要向外地核实材料" isChecked={isChecked} />
      <View className="box box-amber sub ink-700">{BASIS.extend}一件只能延长一次。</View>
      <StepFoot {...props} onPress={() => submit(isReady ? { days: count, reason } : undefined)} />
    </View>
  );
}
