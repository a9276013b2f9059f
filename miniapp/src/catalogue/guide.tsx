import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { isOpen } from '@yichuang/contract/cases/rules';
import { useMyCases } from '../cases/my-cases';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { callPhone } from '../platform';
import { useHotline } from '../site/site';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Facts } from '../ui/Facts';
import { CallButton } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useItem } from './api';
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
      <WhoMayAct agency={item.agency} isHomeVisit={item.isHomeVisit === '1'} />
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

/** The case of this matter that the person has under way already. */
function useOpenCase(taskCode: string): CaseSummary | undefined {
  const { data } = useMyCases();
  return data?.pages.flatMap(({ items }) => items).find((one) => one.taskCode === taskCode && isOpen(one.state));
}

function ApplyButton({ item: { taskCode } }: { item: Item }) {
  const opened = useOpenCase(taskCode);
  if (!opened) return <Button onPress={() => open(paths.apply(taskCode))}>在线申报</Button>;
  const isDraft = opened.state === 'draft' || opened.state === 'preReviewReturned';
  return (
    <Button onPress={() => open(isDraft ? paths.fillCase(opened.id) : paths.case(opened.id))}>
      {isDraft ? '接着填' : '您有 1 件正在办，去看'}
    </Button>
  );
}

/**
 * Applying online is the main action where it can be done, else booking a window, else the phone. Nothing here that does not
 * work; 长辈版 has its phone at the foot of the text.
 */
function GuideBar({ item }: { item: Item }) {
  const isElder = useElder((state) => state.isElder);
  const mayBook = item.isSchedule === '1';
  const mayApply = item.isOnline === '1';
  return (
    <ActionBar>
      {!(mayBook && (isElder || mayApply)) && <CallKey isMain={!mayBook && !mayApply} />}
      {mayBook && (
        <Button
          kind={mayApply ? 's' : 'p'}
          className={mayApply ? 'guide-call' : ''}
          onPress={() => open(paths.chooseHall([item.taskCode]))}
        >
          预约窗口
        </Button>
      )}
      {mayApply && <ApplyButton item={item} />}
    </ActionBar>
  );
}

function CallKey({ isMain }: { isMain: boolean }) {
  const hotline = useHotline();
  return (
    <Button
      kind={isMain ? 'p' : 's'}
      icon="phone"
      className={isMain ? '' : 'guide-call'}
      onPress={() => callPhone(hotline)}
    >
      打电话
    </Button>
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
