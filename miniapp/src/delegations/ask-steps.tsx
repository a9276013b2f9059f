import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { MatterPicker } from '../catalogue/matter-picker';
import { today } from '../clock';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/Link';
import type { Side } from './api';
import { DAYS, type Asking, type Step } from './use-ask';
import { ACTIONS, actionsOf, ALL_ACTIONS, lastDay, longDay } from './words';

type Props = { asking: Asking; as: Side; mayBeHelper: boolean };

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="chips" {...a11y({ role: 'radiogroup', label })}>
      {children}
    </View>
  );
}

const Wrong = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <View className="field-error" {...a11y({ role: 'alert' })}>
      <Icon name="warn" size={20} />
      <View className="grow">{text}</View>
    </View>
  );

function Who({ asking: { form, change, chooseKind, error, next }, as, mayBeHelper }: Props) {
  const isPhone = form.by === 'phone';
  return (
    <Card className="stack">
      {mayBeHelper && (
        <Choices label={as === 'principal' ? '对方是谁' : '您是谁'}>
          <Chip isOn={form.kind === 'family'} onPress={() => chooseKind('family')}>
            亲友
          </Chip>
          <Chip isOn={form.kind === 'helper'} onPress={() => chooseKind('helper')}>
            帮办员
          </Chip>
        </Choices>
      )}
      <Choices label="怎么找到对方">
        <Chip isOn={isPhone} onPress={() => change({ by: 'phone', other: '' })}>
          手机号
        </Chip>
        <Chip isOn={!isPhone} onPress={() => change({ by: 'userCode', other: '' })}>
          办事码
        </Chip>
      </Choices>
      <Field
        key={form.by}
        label={isPhone ? '对方的手机号' : '对方的办事码'}
        hint={isPhone ? '对方在这里登记的手机号' : '在对方的「我的」里，可以复制'}
        kind={isPhone ? 'number' : 'text'}
        maxLength={isPhone ? 11 : 40}
        value={form.other}
        onChange={(other) => change({ other: other.trim() })}
        onConfirm={next}
        error={error}
      />
      <View className="sub">对方同意后才看得到名字，也才生效。</View>
    </Card>
  );
}

function Matters({ asking: { form, change, picking, error } }: Props) {
  const isChoosing = !form.isAll || form.kind === 'helper';
  return (
    <>
      {form.kind === 'family' && (
        <Choices label="哪些事">
          <Chip isOn={form.isAll} onPress={() => change({ isAll: true })}>
            所有能代办的
          </Chip>
          <Chip isOn={!form.isAll} onPress={() => change({ isAll: false })}>
            只办这几件
          </Chip>
        </Choices>
      )}
      {!isChoosing && <View className="sub">要本人办的事不在里面，比如换身份证。</View>}
      <Wrong text={error} />
      {isChoosing && (
        <MatterPicker
          picked={form.matters}
          refused={picking.refused}
          checking={picking.checking}
          onPick={picking.pick}
          onDrop={(code) => change({ matters: form.matters.filter(({ taskCode }) => taskCode !== code) })}
        />
      )}
    </>
  );
}

function Actions({ asking: { form, change, error } }: Props) {
  const toggle = (action: (typeof ALL_ACTIONS)[number]) =>
    change({
      actions: form.actions.includes(action) ? form.actions.filter((one) => one !== action) : [...form.actions, action],
    });
  return (
    <Card className="stack">
      <View className="chips" {...a11y({ role: 'group', label: '能做什么' })}>
        {ALL_ACTIONS.map((action) => (
          <Chip key={action} role="checkbox" isOn={form.actions.includes(action)} onPress={() => toggle(action)}>
            {ACTIONS[action]}
          </Chip>
        ))}
      </View>
      <Wrong text={error} />
      <View className="sub">改手机号银行卡、看别的办件和证照、评价、再授权，永远不能代办。</View>
    </Card>
  );
}

function Term({ asking: { form, change } }: Props) {
  return (
    <Card className="stack">
      <Choices label="多久">
        {DAYS[form.kind].map((days) => (
          <Chip key={days} isOn={form.days === days} onPress={() => change({ days })}>
            {days === 365 ? '一年' : `${days} 天`}
          </Chip>
        ))}
      </Choices>
      <View className="body">最后一天：{longDay(lastDay(form.days, today()))}</View>
      <View className="sub">到期自动失效，不会自己续。到期前会提醒双方。</View>
    </Card>
  );
}

function Check({ asking: { form, goTo, refusals }, as }: Props) {
  const rows: readonly { step: Step; name: string; value: string }[] = [
    {
      step: 'who',
      name: as === 'principal' ? '授权给' : '请谁授权',
      value: `${form.by === 'phone' ? '手机号' : '办事码'} ${form.other}${form.kind === 'helper' ? '（帮办员）' : ''}`,
    },
    {
      step: 'matters',
      name: '哪些事',
      value:
        form.isAll && form.kind === 'family'
          ? '所有可以由别人办的事'
          : form.matters.map(({ taskName }) => taskName).join('、'),
    },
    { step: 'actions', name: '能做什么', value: actionsOf(form.actions) },
    { step: 'term', name: '到哪天', value: longDay(lastDay(form.days, today())) },
  ];
  return (
    <>
      {refusals.map((line) => (
        <View key={line} className="box box-red body" {...a11y({ role: 'alert' })}>
          {line}
        </View>
      ))}
      <Card isFlush>
        {rows.map(({ step, name, value }) => (
          <View key={step} className="cell wrap">
            <View className="grow delegation-row-name">
              <View className="sub">{name}</View>
              <View className="body">{value}</View>
            </View>
            <Link label={`改${name}`} onPress={() => goTo(step)}>
              改
            </Link>
          </View>
        ))}
      </Card>
      <View className="sub">对方 24 小时内同意才生效。每一步本人都看得到，随时能撤。</View>
    </>
  );
}

export const STEPS = { who: Who, matters: Matters, actions: Actions, term: Term, check: Check } as const;
