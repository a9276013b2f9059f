import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { Icon } from '../ui/Icon';
import { handleWays } from './words';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="section stack-half">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {title}
      </View>
      {children}
    </View>
  );
}

export function Conditions({ item: { acceptCondition: conditions, limitExplain } }: { item: Item }) {
  if (conditions.length === 0) return null;
  return (
    <Section title={conditions.length === 1 ? '符合这一条就能办' : `同时满足这 ${conditions.length} 条就能办`}>
      {conditions.map((condition) => (
        <View key={condition} className="row row-top tick">
          <Icon name="check" size={20} className="green tick-icon" />
          <View className="body grow">{condition}</View>
        </View>
      ))}
      {limitExplain !== '' && <View className="sub">名额：{limitExplain}</View>}
    </Section>
  );
}

export function Flow({ item }: { item: Item }) {
  const extra = item.specialProcedures.map(
    ({ name, days, counted }) => `${name} ${days} 天，${counted ? '算在时限里' : '不算在时限里'}`,
  );
  return (
    <Section title="怎么办">
      <View className="flow" {...a11y({ label: `流程：${item.handleFlow.join('，')}` })}>
        {item.handleFlow.map((step, at) => (
          <View key={step} className="row flow-step">
            {at > 0 && <Icon name="forward" size={16} className="ink-500" />}
            <View className="flow-box body">{step}</View>
          </View>
        ))}
      </View>
      <View className="sub">可以在{handleWays(item)}办。</View>
      {item.otherDept.length > 0 && <View className="sub">{item.otherDept.join('、')}一起办，不用您分头跑。</View>}
      {[item.limitSceneExplain, item.promiseExplain, ...extra].filter(Boolean).map((line) => (
        <View key={line} className="sub">
          {line}
        </View>
      ))}
      {item.localNote && <View className="box box-blue body">{item.localNote}</View>}
      {item.intermediaries.map(({ serviceName, byLaw, remark }) => (
        <View key={serviceName} className="sub">
          要先请机构做：{serviceName}。{[remark, byLaw].filter(Boolean).join('。')}
        </View>
      ))}
    </Section>
  );
}

export function Result({ item: { resultName, resultDelivery } }: { item: Item }) {
  if (resultName === '') return null;
  return (
    <Section title="办好拿到什么">
      <View className="body">{resultName}</View>
      {resultDelivery.length > 0 && <View className="sub">怎么拿：{resultDelivery.join('、')}</View>}
    </Section>
  );
}

export function Fees({ item }: { item: Item }) {
  const { fees } = item;
  if (fees.length === 0) return null;
  return (
    <Section title="收费标准">
      {fees.map(({ feeName, feeStand, isDesc, descExplain, byLaw }) => (
        <View key={feeName} className="stack-tight">
          <View className="body">
            {feeName}：{feeStand}
          </View>
          {isDesc === '1' && <View className="sub">{descExplain}</View>}
          <View className="cap">{byLaw}</View>
        </View>
      ))}
      {item.isPayOnline === '1' && <View className="sub">可以网上缴。</View>}
    </Section>
  );
}

/** Who may come in the person's place, and whether someone comes to the house. */
export function WhoMayAct({ item: { agency, taskCode, isHomeVisit } }: { item: Item }) {
  const mayVisit = isHomeVisit === '1';
  const relative = agency.relativeProxy ? '家里人可以代办' : '要本人来办';
  return (
    <Section title="自己去不了怎么办">
      <View className="body">{relative}</View>
      {agency.proxyRequires !== '' && <View className="sub">{agency.proxyRequires}</View>}
      {agency.villageAgent && (
        <View className="body">村（社区）代办员可以帮着{agency.relativeProxy ? '交' : '准备材料'}</View>
      )}
      {mayVisit && (
        <View className="row row-top">
          <View className="badge badge-neutral">
            <Icon name="home-visit" />
          </View>
          <View className="grow">
            <View className="body">不方便出门，可以上门办</View>
            <View className="sub">{agency.homeVisitFor.join('、')}优先，先约好时间</View>
          </View>
        </View>
      )}
      {(agency.villageAgent || mayVisit) && (
        <Button kind="s" icon="people" onPress={() => open(paths.askHelp(taskCode))}>
          请人帮办这件事
        </Button>
      )}
    </Section>
  );
}

export function Questions({ faq }: { faq: Item['faq'] }) {
  if (faq.length === 0) return null;
  return (
    <Section title="常见问题">
      {faq.map(({ question, answer }) => (
        <View key={question} className="stack-tight">
          <View className="body strong">{question}</View>
          <View className="body ink-700">{answer}</View>
        </View>
      ))}
    </Section>
  );
}

export function LegalBasis({ item }: { item: Item }) {
  return (
    <Fold title="依据和编码">
      {item.byLaw.map((law) => (
        <View key={law} className="sub">
          {law}
        </View>
      ))}
      {item.entrustName !== '' && <View className="sub">委托 {item.entrustName} 办理</View>}
      <View className="cap">事项编码 {item.taskCode}</View>
      <View className="cap">基本编码 {item.catalogCode}</View>
      <View className="cap">第 {item.taskVersion} 版</View>
      <View className="cap">监督 {item.superviseWay}</View>
    </Fold>
  );
}
