import { View } from '@tarojs/components';
import { useState } from 'react';
import { Choices, Tick } from '../choices';
import { LongField } from '../../ui/LongField';
import { BASIS, REASONS, reasonOf, REMEDIES_TOLD } from './case-actions';
import { StepFoot, useStepForm, type StepProps } from './step-foot';

const TOO_SHORT = '请写明理由，至少 2 个字，办事人会看到';

type GroundAction = keyof typeof REASONS;
const GROUND_WORDS: Record<GroundAction, { told: string; hint: string; tick: string }> = {
  refuseAcceptance: {
    told: `会发不予受理告知书，这一件到此结束。${REMEDIES_TOLD}`,
    hint: '写清为什么、可以去哪里办',
    tick: '我核对过，依法不予受理',
  },
  returnPreReview: {
    told: '申请人改好可以再交，填的都还在。',
    hint: '写清哪里要改、怎么改',
    tick: '我看过全部内容，要退回修改',
  },
};

/** 不予受理, 退回预审: a ground, one's own words, and a tick. */
export function GroundForm({ ground: action, ...props }: StepProps & { ground: GroundAction }) {
  const [ground, setGround] = useState<string>();
  const [text, setText] = useState('');
  const [isSure, setSure] = useState(false);
  const { isChecked, submit } = useStepForm(props);
  const words = GROUND_WORDS[action];
  const reason = reasonOf(ground, text);
  return (
    <View className="stack">
      <Choices
        label="理由"
        choices={REASONS[action].map((name) => ({ id: name, name }))}
        chosen={ground}
        onChoose={setGround}
        error={isChecked && ground === undefined ? '请选一个理由' : undefined}
      />
      <LongField
        label="说明"
        hint={words.hint}
        value={text}
        maxLength={400}
        onChange={setText}
        error={isChecked && text.trim().length < 2 ? TOO_SHORT : undefined}
      />
      <View className="sub">{words.told}</View>
      <Tick isOn={isSure} onToggle={() => setSure(!isSure)} isMissing={isChecked && !isSure}>
        {words.tick}
      </Tick>
      <StepFoot
        {...props}
        isDangerous
        onPress={() => submit(reason !== undefined && isSure ? { reason } : undefined)}
      />
    </View>
  );
}

const RESULTS = [
  { id: 'granted', name: '准予' },
  { id: 'refused', name: '不予' },
] as const;
type Result = (typeof RESULTS)[number]['id'];

function Granted() {
  return <View className="sub">会发准予决定书，窗口接着送达。决定作出后不能撤回。</View>;
}

type RefusedProps = { text: string; onChange: (text: string) => void; isChecked: boolean };

function Refused({ text, onChange, isChecked }: RefusedProps) {
  return (
    <>
      <LongField
        label="不予的理由"
        hint="写清不符合哪一条、依据是什么"
        value={text}
        onChange={onChange}
        error={isChecked && text.trim().length < 2 ? TOO_SHORT : undefined}
      />
      <View className="box box-amber sub ink-700">
        {BASIS.refusal}
        {REMEDIES_TOLD}
      </View>
    </>
  );
}

/** 作出决定: a refusal gives its reasons, names the remedies and is ticked. */
export function DecideForm(props: StepProps) {
  const [result, setResult] = useState<Result>();
  const [text, setText] = useState('');
  const [isSure, setSure] = useState(false);
  const { isChecked, submit } = useStepForm(props);
  const isRefused = result === 'refused';
  const isReady = isRefused ? isSure && text.trim().length >= 2 : result !== undefined;
  const go = () => submit(isReady && result ? { result, ...(isRefused && { reason: text.trim() }) } : undefined);
  return (
    <View className="stack">
      <Choices
        label="决定"
        choices={RESULTS}
        chosen={result}
        onChoose={setResult}
        error={isChecked && result === undefined ? '请选准予或不予' : undefined}
      />
      {result === 'granted' && <Granted />}
      {isRefused && <Refused text={text} onChange={setText} isChecked={isChecked} />}
      {isRefused && (
        <Tick isOn={isSure} onToggle={() => setSure(!isSure)} isMissing={isChecked && !isSure}>
          我核对过事实和依据，决定不予
        </Tick>
      )}
      <StepFoot
        {...props}
        isDangerous={isRefused}
        confirm={result === undefined ? '作出决定' : isRefused ? '作出不予决定' : '作出准予决定'}
        onPress={go}
      />
    </View>
  );
}
