import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useElder } from '../elder/elder';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Facts } from '../ui/Facts';
import { CallButton } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useItem } from './api';
import { GuideBar } from './guide-bar';
import { Figures } from './guide-figures';
import { Conditions, Fees, Flow, LegalBasis, Questions, WhoMayAct } from './guide-sections';
import './guide.scss';
import { MaterialList } from './material-list';
import { acceptedAt } from './words';

function Head({ item }: { item: Item }) {
  return (
    <View className="section">
      <View className="title-l" {...a11y({ role: 'heading' })}>
        {item.taskName}
      </View>
      <View className="sub">
        <Facts facts={[item.deptName, acceptedAt(item.acceptLevels)]} />
      </View>
      <Figures item={item} />
    </View>
  );
}

/** Who may act and the last lines are for everyone; flow, questions and basis are left out in 长辈版: they can ring. */
function Sections({ item, isElder }: { item: Item; isElder: boolean }) {
  return (
    <>
      <Head item={item} />
      <Conditions conditions={item.acceptCondition} />
      <View className="section">
        <MaterialList materials={item.materials} />
      </View>
      {!isElder && <Flow item={item} />}
      <Fees fees={item.fees} />
      <WhoMayAct item={item} />
      {!isElder && <Questions faq={item.faq} />}
      {!isElder && <LegalBasis item={item} />}
      <View className="section stack-tight">
        <View className="body">咨询 {item.linkWay}</View>
        {item.isOnline === '1' && (
          <View className="action-row">
            <CallButton />
          </View>
        )}
        <View className="cap">{item.verifyNote}</View>
      </View>
    </>
  );
}

export default function Guide() {
  const { taskCode = '' } = useRouter().params;
  const query = useItem(taskCode);
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="办事指南" isFlush={query.data !== undefined} bar={query.data && <GuideBar item={query.data} />}>
      <AsyncView query={query}>{(item) => <Sections item={item} isElder={isElder} />}</AsyncView>
    </PageShell>
  );
}
