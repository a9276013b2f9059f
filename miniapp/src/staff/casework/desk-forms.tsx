import { View } from '@tarojs/components';
import { longDate } from '@yichuang/contract/calendar';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { useState } from 'react';
import { Field } from '../../ui/Field';
import { Choices } from '../choices';
import { LongField } from '../../ui/LongField';
import { DELIVERY_WORDS } from './case-words';
import { StepFoot, useStepForm, type StepProps } from './step-foot';

/** 受理: what the applicant is promised, before it is promised. */
export function AcceptForm(props: StepProps) {
  const { promisedDate } = props.shown.foreseen;
  const { submit } = useStepForm(props);
  return (
    <View className="stack">
      <View className="box box-green">
        <View className="sub ink-700">承诺办结</View>
        <View className="title-s">最晚 {longDate(promisedDate)}</View>
      </View>
      <View className="sub">会发受理决定书，写明这个日子。受理后不能再退回收件。</View>
      <StepFoot {...props} onPress={() => submit({})} />
    </View>
  );
}

export function EndSpecialForm(props: StepProps) {
  const [reason, setReason] = useState('');
  const { submit } = useStepForm(props);
  const words = reason.trim();
  return (
    <View className="stack">
      <View className="sub">从明天起继续计时，特别程序用的天数不算在期限里。</View>
      <LongField label="结果（可以不写）" value={reason} onChange={setReason} placeholder="如：现场核查通过" />
      <StepFoot {...props} onPress={() => submit(words.length >= 2 ? { reason: words } : {})} />
    </View>
  );
}

type Method = keyof typeof DELIVERY_WORDS;
const METHODS = (Object.keys(DELIVERY_WORDS) as Method[]).map((id) => ({ id, name: DELIVERY_WORDS[id] }));

/** What the applicant chose in the form, where it asks. */
const wished = ({ answers }: StaffCase): Method | undefined =>
  METHODS.find(({ id }) => id === answers['deliveryMethod'])?.id;

export function DispatchForm(props: StepProps) {
  const wish = wished(props.shown);
  const [method, setMethod] = useState<Method>(wish ?? 'window');
  const [trackingNo, setTrackingNo] = useState('');
  const { isChecked, submit } = useStepForm(props);
  const number = trackingNo.trim();
  const isMissing = method === 'mail' && number === '';
  return (
    <View className="stack">
      <Choices label="怎么送" choices={METHODS} chosen={method} onChoose={setMethod} />
      {wish !== undefined && <View className="sub">申请人选的是{DELIVERY_WORDS[wish]}。</View>}
      {method === 'mail' && (
        <Field
          label="邮寄单号"
          value={trackingNo}
          maxLength={40}
          onChange={setTrackingNo}
          error={isChecked && isMissing ? '请填写单号，申请人要用它查快递' : undefined}
        />
      )}
      <StepFoot
        {...props}
        onPress={() => submit(isMissing ? undefined : { method, ...(method === 'mail' && { trackingNo: number }) })}
      />
    </View>
  );
}

/** 送达回证: who signed. */
export function SignedForm(props: StepProps) {
  const [signedBy, setSignedBy] = useState('本人');
  const { isChecked, submit } = useStepForm(props);
  const name = signedBy.trim();
  return (
    <View className="stack">
      <Field
        label="谁签收的"
        hint="不是本人就写姓名和关系，如「王敏（女儿）」"
        value={signedBy}
        maxLength={30}
        onChange={setSignedBy}
        error={isChecked && name === '' ? '请写明是谁签收的' : undefined}
      />
      <StepFoot {...props} onPress={() => submit(name === '' ? undefined : { signedBy: name })} />
    </View>
  );
}
