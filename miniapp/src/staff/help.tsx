import { View } from '@tarojs/components';
import { longDate } from '@yichuang/contract/calendar';
import {
  actOnHelpRequest,
  listStaffHelpRequests,
  type HelpAction,
  type StaffHelpRequest,
} from '@yichuang/contract/help/contract';
import { ask } from '../api/request';
import { useShown } from '../appointments/use-shown';
import { open, paths } from '../paths';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Tag } from '../ui/Tag';
import { useBoard, useBoardStep } from './boards/api';
import { Board } from './boards/board';
import { HELP_STEPS } from './boards/steps';
import { DeskBoards, DeskTools } from './desk-links';
import { StaffOnly } from './staff-only';

const KINDS = { guide: '帮办', agent: '代办', homeVisit: '上门' } as const;

function Request({ one }: { one: StaffHelpRequest }) {
  const { scheduledAt, followUp } = one;
  return (
    <>
      <View className="row between wrap">
        <View className="title-s">{one.taskName}</View>
        <Tag tone="neutral">{one.stateName}</Tag>
      </View>
      <View className="tags">
        <Tag tone="blue">{KINDS[one.kind]}</Tag>
        {one.priority.map((why) => (
          <Tag key={why} tone="amber">
            {why}
          </Tag>
        ))}
      </View>
      <View className="body">{[one.nameMasked, one.place, one.when].filter((part) => part !== '').join('，')}</View>
      {scheduledAt !== null && (
        <View className="sub">
          约好 {longDate(scheduledAt.slice(0, 10))} {scheduledAt.slice(11, 16)}
        </View>
      )}
      {one.helperMasked !== null && <View className="sub">帮办员：{one.helperMasked}</View>}
      {one.record !== '' && <View className="sub">办了：{one.record}</View>}
      {followUp && (
        <View className="sub">
          回访：{followUp.isSatisfied ? '满意' : '不满意'} {followUp.note}
        </View>
      )}
    </>
  );
}

function HelpBoard() {
  const query = useBoard('help', {
    access: listStaffHelpRequests.access,
    isShown: useShown(),
    read: (cursor) => ask(listStaffHelpRequests, { query: { limit: 20, cursor } }),
  });
  const step = useBoardStep(actOnHelpRequest);
  const head = (
    <Card isFlush>
      <Cell
        icon="people"
        tone="neutral"
        title="我替谁办"
        detail="开始代办，看授权"
        onPress={() => open(paths.delegations())}
      />
      <DeskBoards except="帮办代办" />
      <DeskTools />
    </Card>
  );
  return (
    <Board<HelpAction, StaffHelpRequest>
      title="帮办代办"
      query={query}
      step={step}
      words={HELP_STEPS}
      empty={{ title: '现在没有人等着帮办', detail: '有人请帮办、代办、上门时，会出现在这里。' }}
      head={head}
    >
      {(one) => <Request one={one} />}
    </Board>
  );
}

export default function StaffHelpPage() {
  return (
    <StaffOnly access={listStaffHelpRequests.access} title="帮办代办" from={paths.helpBoard()}>
      <HelpBoard />
    </StaffOnly>
  );
}
