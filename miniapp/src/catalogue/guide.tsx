import { forecastSentence } from '@yichuang/contract/catalogue/forecast';
import { isKnown } from '@yichuang/contract/catalogue/gaps';
import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { useLoad, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { today } from '../clock';
import { useElder } from '../elder/elder';
import { ReadAloud } from '../elder/ReadAloud';
import { codesIn } from '../paths';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Facts } from '../ui/Facts';
import { CallButton } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useItem } from './api';
import { ForecastSection } from './forecast-section';
import { useForecast } from './guide-api';
import { GuideBar } from './guide-bar';
import { Figures } from './guide-figures';
import { GuideHalls } from './guide-halls';
import { Conditions, Fees, Flow, LegalBasis, Questions, Result, WhoMayAct } from './guide-sections';
import { GuideShare, useShareCard } from './guide-share';
import { StoppedNotice, UnpublishedNotice } from './guide-stopped';
import './guide.scss';
import { takeOver, useChoices, type Choosing } from './kept-choices';
import { ElderQuestions } from './situation-questions';
import { acceptedAt } from './words';
import { bringText, YourMaterials } from './your-materials';

function Head({ item }: { item: Item }) {
  return (
    <View className="section">
      <View className="title-l" {...a11y({ role: 'heading' })}>
        {item.taskName}
      </View>
      <View className="sub">
        <Facts facts={[item.deptName, ...(isKnown(item, 'acceptLevels') ? [acceptedAt(item.acceptLevels)] : [])]} />
      </View>
      <Figures item={item} />
    </View>
  );
}

function Contacts({ item }: { item: Item }) {
  return (
    <View className="section stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        问谁
      </View>
      {item.linkWay !== '' && <View className="body">{item.linkWay}</View>}
      {item.linkAddr !== '' && <View className="sub">{item.linkAddr}</View>}
      {(item.isOnline === '1' || item.linkWay === '') && (
        <View className="action-row">
          <CallButton />
        </View>
      )}
      <View className="cap">{item.verifyNote}</View>
    </View>
  );
}

/** One cannot say by when what is stopped, or has no published limit, will be done. */
const hasForecast = (item: Item) => item.taskState === '1' && isKnown(item, 'promiseDay');

/** 长辈版: the whole guide in one sentence, and read aloud. */
function ElderSentence({ item, choosing }: { item: Item; choosing: Choosing }) {
  const { data } = useForecast(item.taskCode, today(), hasForecast(item));
  const when = data ? `${forecastSentence(data, today())}，` : '';
  const text = `${when}${isKnown(item, 'materials') ? bringText(item, choosing.choices) : '要带什么请打电话问'}`;
  return (
    <View className="section stack-tight">
      <View className="title-m" {...a11y({ live: 'polite' })}>
        {text}
      </View>
      <ReadAloud text={() => `${item.taskName}。${text}`} />
    </View>
  );
}

/** In the order in which somebody asks: can I, by when, what must I bring, where, what does it cost, how, who else may. */
function Sections({ item }: { item: Item }) {
  const [day, setDay] = useState(today());
  const choosing = useChoices(item);
  const forecast = useForecast(item.taskCode, day, hasForecast(item));
  return (
    <>
      <StoppedNotice item={item} />
      <UnpublishedNotice item={item} />
      <Head item={item} />
      <Conditions item={item} />
      {hasForecast(item) && <ForecastSection query={forecast} day={day} onDay={setDay} />}
      {isKnown(item, 'materials') && <YourMaterials item={item} choosing={choosing} isElder={false} />}
      <GuideHalls item={item} isElder={false} />
      <Fees item={item} />
      {isKnown(item, 'handleFlow') && <Flow item={item} />}
      <Result item={item} />
      {isKnown(item, 'agency.relativeProxy') && <WhoMayAct item={item} />}
      <Questions faq={item.faq} />
      <Contacts item={item} />
      <GuideShare item={item} choices={choosing.choices} isElder={false} />
      <LegalBasis item={item} />
    </>
  );
}

/** Flow, questions and basis are left out in 长辈版: they can ring. */
function ElderSections({ item }: { item: Item }) {
  const choosing = useChoices(item);
  return (
    <>
      <StoppedNotice item={item} />
      <UnpublishedNotice item={item} />
      <Head item={item} />
      <ElderSentence item={item} choosing={choosing} />
      <ElderQuestions item={item} choosing={choosing} />
      {isKnown(item, 'materials') && <YourMaterials item={item} choosing={choosing} isElder />}
      <Conditions item={item} />
      <GuideHalls item={item} isElder />
      <Fees item={item} />
      {isKnown(item, 'agency.relativeProxy') && <WhoMayAct item={item} />}
      <GuideShare item={item} choices={choosing.choices} isElder />
      <Contacts item={item} />
    </>
  );
}

export default function Guide() {
  const { taskCode = '', options } = useRouter().params;
  const query = useItem(taskCode);
  const isElder = useElder((state) => state.isElder);
  useLoad(() => takeOver(taskCode, codesIn(options)));
  useShareCard(query.data, taskCode);
  return (
    <PageShell title="办事指南" isFlush={query.data !== undefined} bar={query.data && <GuideBar item={query.data} />}>
      <AsyncView query={query}>
        {(item) => (isElder ? <ElderSections item={item} /> : <Sections item={item} />)}
      </AsyncView>
    </PageShell>
  );
}
