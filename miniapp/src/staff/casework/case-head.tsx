import { View } from '@tarojs/components';
import { longDate } from '@yichuang/contract/calendar';
import type { CaseClock } from '@yichuang/contract/cases/case';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { a11y } from '../../ui/a11y';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { buttonsOf } from './case-actions';
import { flagWords, groupedCaseNo, lampOf, momentText, staffStateName, whoIsNext } from './case-words';

/** What it is, whose it is, and how it stands. */
export function CaseHead({ shown }: { shown: StaffCase }) {
  const { taskName, nameMasked, caseNo, state, receivedAt } = shown;
  const lamp = lampOf(shown);
  return (
    <View className="desk-panel case-head">
      <View className="title-m" {...a11y({ role: 'heading' })}>
        {taskName}
      </View>
      <View className="desk-faint">
        <Facts facts={[nameMasked, ...(caseNo === null ? [] : [groupedCaseNo(caseNo)])]} />
      </View>
      <View className="desk-faint">{receivedAt === null ? '还没有收件' : `${momentText(receivedAt)} 收件`}</View>
      <View className="tags">
        <Tag tone="blue">{staffStateName(state)}</Tag>
        <Tag tone={lamp.tone} icon={lamp.icon}>
          {lamp.text === lamp.word || lamp.text.startsWith(lamp.word) ? lamp.text : `${lamp.word}，${lamp.text}`}
        </Tag>
        {flagWords(shown).map((flag) => (
          <Tag key={flag}>{flag}</Tag>
        ))}
      </View>
    </View>
  );
}

function leftText({ leftDays, unit, state }: CaseClock): string {
  if (state === 'paused') return '停止计时';
  const days = unit === '1' ? '个工作日' : '天';
  if (leftDays < 0) return `超期 ${-leftDays} ${days}`;
  return leftDays === 0 ? '今天到期' : `还剩 ${leftDays} ${days}`;
}

/** First how long, then why. */
function ClockCard({ clock }: { clock: CaseClock }) {
  return (
    <Card className="stack-tight">
      <View className="sub">{clock.title}</View>
      <View className="row between wrap">
        <View className="title-s">{leftText(clock)}</View>
        {clock.dueDate !== null && <View className="body">最晚 {longDate(clock.dueDate)}</View>}
      </View>
      <View className="sub">{clock.explanation}</View>
      {clock.provisional && <View className="sub">明年的放假安排还没公布，这里先按平日算，公布后会重算。</View>}
    </Card>
  );
}

/** The clock that counts now, and whose turn it is where there is nothing to press. */
export function CaseTime({ shown }: { shown: StaffCase }) {
  const { main, more } = buttonsOf(shown.allowed);
  return (
    <>
      {shown.clock && <ClockCard clock={shown.clock} />}
      {main === undefined && more.length === 0 && (
        <View className="note">
          <Icon name="info" size={20} />
          <View className="grow">{whoIsNext(shown.state)}</View>
        </View>
      )}
    </>
  );
}
