import { View } from '@tarojs/components';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { standingOf } from '../cases/case-words';
import { open, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { BigButton } from '../ui/BigButton';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';

const leftText = (days: number) => (days < 0 ? `超过 ${-days} 天` : days === 0 ? '今天到期' : `还剩 ${days} 天`);

/** What must be done now is the loudest line. */
function CaseRow({ summary }: { summary: CaseSummary }) {
  const { id, taskName, deptName, stateName, leftDays, partCount } = summary;
  const { title, tone, icon, todo } = standingOf(summary);
  const whose = partCount === undefined ? deptName : `${deptName}牵头，${partCount} 件一起办`;
  const facts = [whose, ...(leftDays === null || todo ? [] : [leftText(leftDays)])];
  return (
    <View className="cell" hoverClass="pressed" {...pressable(() => open(paths.case(id)))}>
      <View className="grow stack-tight">
        <View className="row wrap between progress-head">
          <View className="body">{taskName}</View>
          <Tag tone={tone} icon={icon}>
            {stateName}
          </Tag>
        </View>
        <View className={todo ? 'title-s amber' : 'body strong'}>{title}</View>
        <View className="sub">
          <Facts facts={facts} />
        </View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

type Props = { name: string; cases: readonly CaseSummary[] };

export function CaseGroup({ name, cases }: Props) {
  if (cases.length === 0) return null;
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {name}
      </View>
      <Card isFlush>
        {cases.map((summary) => (
          <CaseRow key={summary.id} summary={summary} />
        ))}
      </Card>
    </View>
  );
}

/** 长辈版: one large card a case, with one sentence. */
export function ElderCases({ cases }: { cases: readonly CaseSummary[] }) {
  return (
    <>
      {cases.map((summary) => {
        const { id, taskName, state } = summary;
        const go = () => open(state === 'draft' ? paths.fillCase(id) : paths.case(id));
        return <BigButton key={id} name={standingOf(summary).title} detail={taskName} onPress={go} />;
      })}
    </>
  );
}
