import { View } from '@tarojs/components';
import { recordConsent } from '@yichuang/contract/delegations/contract';
import type { Delegation } from '@yichuang/contract/delegations/delegation';
import { longDate } from '@yichuang/contract/calendar';
import { paths } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { LongField } from '../ui/LongField';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import { Trouble } from './casework/step-foot';
import { Choices, Tick } from './choices';
import { ACTION_SETS, DURATIONS, readOut, type TextName } from './consent-form';
import { MatterField } from './consent-matters';
import { Fact } from './fact';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { useConsent, type Consent } from './use-consent';
import { useWidePage } from './wide-page';

type Text = { form: Consent; name: TextName; label: string; hint?: string; kind?: 'number' | 'text' };

function TextField({ form, name, label, hint, kind = 'text' }: Text) {
  return (
    <Field
      label={label}
      kind={kind}
      {...(hint !== undefined && { hint })}
      value={form.values[name]}
      onChange={(value) => form.set({ [name]: value })}
      error={form.errorOf(name)}
    />
  );
}

function People({ form }: { form: Consent }) {
  return (
    <Card className="stack">
      <View className="title-s">老人</View>
      <TextField form={form} name="name" label="姓名" />
      <TextField form={form} name="idNumber" label="身份证号" />
      <TextField form={form} name="phone" label="本人电话（没有可以不填）" hint="不能填代办人的电话" />
      <Choices
        label="身份证怎样核对的"
        choices={[
          { id: 'cardReader', name: '读卡器' },
          { id: 'sight', name: '看原件' },
        ]}
        chosen={form.values.identity}
        onChoose={(identity) => form.set({ identity })}
      />
      <View className="title-s">代办人</View>
      <TextField form={form} name="userCode" label="办事码" hint="在对方的「我的」里" />
      <Choices
        label="他是"
        choices={[
          { id: 'family', name: '亲友' },
          { id: 'helper', name: '帮办员' },
        ]}
        chosen={form.values.kind}
        onChoose={(kind) => form.set({ kind })}
      />
    </Card>
  );
}

function Scope({ form }: { form: Consent }) {
  return (
    <Card className="stack">
      <View className="title-s">授权什么</View>
      <MatterField form={form} />
      <Choices
        label="可以做什么"
        choices={ACTION_SETS}
        chosen={form.values.actions}
        onChoose={(actions) => form.set({ actions })}
      />
      <Choices
        label="到什么时候"
        choices={DURATIONS.filter(({ id }) => form.values.kind === 'family' || Number(id) <= 90)}
        chosen={form.values.days}
        onChoose={(days) => form.set({ days })}
        error={form.errorOf('days')}
      />
    </Card>
  );
}

function Evidence({ form }: { form: Consent }) {
  return (
    <Card className="stack">
      <View className="title-s">读给老人听</View>
      <View className="body-l">{readOut(form.values)}</View>
      <Tick
        isOn={form.values.wasReadOut}
        onToggle={() => form.set({ wasReadOut: !form.values.wasReadOut })}
        isMissing={form.isChecked && !form.values.wasReadOut}
      >
        已读给老人听，老人同意
      </Tick>
      <Choices
        label="委托书上"
        choices={[
          { id: 'signature', name: '签了字' },
          { id: 'thumbprint', name: '按了手印' },
        ]}
        chosen={form.values.mark}
        onChoose={(mark) => form.set({ mark })}
      />
      <LongField
        label="委托书存在哪里"
        placeholder="如：燕矶镇便民中心 2026 年第 3 册"
        value={form.values.note}
        onChange={(note) => form.set({ note })}
        error={form.errorOf('note')}
      />
      <View className="title-s">见证人</View>
      <View className="sub">不能是代办人，也不能是您自己。</View>
      <TextField form={form} name="witnessName" label="姓名" />
      <TextField form={form} name="witnessIdNumber" label="身份证号" />
    </Card>
  );
}

function Done({ delegation, onMore }: { delegation: Delegation; onMore: () => void }) {
  return (
    <>
      <Card>
        <View className="title-m">授权已经生效</View>
        <Fact name="老人">{delegation.principalMasked ?? ''}</Fact>
        <Fact name="代办人">{delegation.delegateMasked ?? ''}</Fact>
        <Fact name="事项">
          {delegation.taskNames.length === 0 ? '可以代办的全部事项' : delegation.taskNames.join('、')}
        </Fact>
        <Fact name="到">{longDate(delegation.validTo)}</Fact>
        <Fact name="授权编号">{delegation.id}</Fact>
      </Card>
      <View className="sub">老人随时可以来窗口或打 12345 撤销；办过的事可以打印给老人看。</View>
      <View className="action-row">
        <Button kind="g" onPress={onMore}>
          再办一份
        </Button>
      </View>
    </>
  );
}

function ConsentDesk() {
  useWidePage();
  const form = useConsent();
  const header = (
    <View className="desk-bar">
      <NavBar isDark title="当面授权" />
    </View>
  );
  const bar = !form.done && (
    <ActionBar>
      <Button kind="k" busy={form.isBusy && '正在登记…'} onPress={form.submit}>
        登记授权
      </Button>
    </ActionBar>
  );
  return (
    <PageShell header={header} bar={bar}>
      {form.done ? (
        <Done delegation={form.done} onMore={form.clear} />
      ) : (
        <>
          <People form={form} />
          <Scope form={form} />
          <Evidence form={form} />
          <Trouble text={form.trouble} />
        </>
      )}
    </PageShell>
  );
}

export default function StaffConsentPage() {
  return (
    <StaffOnly access={recordConsent.access} title="当面授权" from={paths.staffConsent()}>
      <ConsentDesk />
    </StaffOnly>
  );
}
