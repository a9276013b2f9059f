import { View } from '@tarojs/components';
import {
  actOnFeedback,
  listStaffFeedback,
  type FeedbackAction,
  type StaffFeedback,
} from '@yichuang/contract/feedback/contract';
import { ask } from '../api/request';
import { useShown } from '../appointments/use-shown';
import { paths } from '../paths';
import { Tag } from '../ui/Tag';
import { useBoard, useBoardStep } from './boards/api';
import { Board } from './boards/board';
import { DueTag } from './boards/due-tag';
import { FEEDBACK_STEPS } from './boards/steps';
import { StaffOnly } from './staff-only';

const KINDS = { consultation: '咨询', complaint: '投诉', suggestion: '建议', report: '举报' } as const;

function Letter({ one }: { one: StaffFeedback }) {
  return (
    <>
      <View className="row between wrap">
        <View className="title-s">{one.title}</View>
        <DueTag lamp={one.lamp} dueDate={one.dueDate} />
      </View>
      <View className="tags">
        <Tag tone="blue">{KINDS[one.kind]}</Tag>
        <Tag tone="neutral">{one.stateName}</Tag>
      </View>
      <View className="body">{one.text}</View>
      <View className="sub">
        {one.nameMasked}
        {one.caseNo === null ? '' : `，件号 ${one.caseNo}`}
      </View>
      {one.handler !== null && <View className="sub">承办：{one.handler}</View>}
      {one.answer && <View className="sub">已答复：{one.answer.text}</View>}
    </>
  );
}

function FeedbackBoard() {
  const query = useBoard('feedback', {
    access: listStaffFeedback.access,
    isShown: useShown(),
    read: (cursor) => ask(listStaffFeedback, { query: { limit: 20, cursor } }),
  });
  const step = useBoardStep(actOnFeedback);
  return (
    <Board<FeedbackAction, StaffFeedback>
      title="咨询投诉"
      query={query}
      step={step}
      words={FEEDBACK_STEPS}
      empty={{ title: '没有要答复的', detail: '有人咨询、投诉、建议时，会先到这里。' }}
    >
      {(one) => <Letter one={one} />}
    </Board>
  );
}

export default function StaffFeedbackPage() {
  return (
    <StaffOnly access={listStaffFeedback.access} title="咨询投诉" from={paths.staffFeedback()}>
      <FeedbackBoard />
    </StaffOnly>
  );
}
