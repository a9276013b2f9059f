import { View } from '@tarojs/components';
import { longDate } from '@yichuang/contract/calendar';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { a11y } from '../../ui/a11y';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Sheet } from '../../ui/Sheet';
import { ACTION_WORDS } from './case-actions';
import { correctionDetails, noticeOf } from './correction';
import { Trouble } from './step-foot';
import type { CaseDesk } from './use-case-desk';

/** The notice as the applicant will read it. */
function Notice({ shown, desk }: { shown: StaffCase; desk: CaseDesk }) {
  const { draft } = desk.held;
  return (
    <View className="case-notice">
      <View className="strong">{shown.nameMasked}：</View>
      <View>您申请的「{shown.taskName}」，要补正下面的材料：</View>
      {noticeOf(draft, shown.materials, shown.form).map((one, at) => (
        <View key={one.materialName}>
          <View className="strong">
            {at + 1}. {one.materialName}
          </View>
          <View>问题：{one.problem}。</View>
          {one.acceptCriteria !== '' && <View>怎样算好：{one.acceptCriteria}。</View>}
          {one.fields.length > 0 && <View>表上可以改：{one.fields.join('、')}。</View>}
        </View>
      ))}
      <View>最晚 {longDate(draft.dueDate === '' ? shown.foreseen.correctionDate : draft.dueDate)}，请一次补齐。</View>
      <View className="case-notice-from">{shown.deptName}</View>
    </View>
  );
}

type Props = { action: 'requestCorrection' | 'requestReviewCorrection'; shown: StaffCase; desk: CaseDesk };

/** Read through once before it goes out: the law allows one notice only. */
export function NoticeSheet({ action, shown, desk }: Props) {
  const words = ACTION_WORDS[action];
  return (
    <Sheet isOpen={desk.held.isPreviewing} title="补正材料通知书" onClose={() => desk.edit()}>
      <View className="stack">
        <Notice shown={shown} desk={desk} />
        <View className="box box-red row row-top">
          <Icon name="warn" size={20} className="red" />
          <View className="grow sub ink-700" {...a11y({ role: 'status' })}>
            {action === 'requestCorrection'
              ? '只有这一次。发出后不能再加，没写到的以后不能再要。'
              : '请一次写全。申请人补齐前，审查停在这里。'}
          </View>
        </View>
        <Trouble text={desk.trouble} />
        <View className="action-row">
          <Button kind="g" className="first-focus" onPress={() => desk.edit()}>
            先不发，再改改
          </Button>
          <Button
            kind="d"
            isDisabled={!shown.allowed.includes(action)}
            busy={desk.busy === action && words.busy}
            onPress={() => desk.send(action, correctionDetails(desk.held.draft, shown.materials))}
          >
            {words.confirm}
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
