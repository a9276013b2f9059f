import { View } from '@tarojs/components';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { open, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { standingOf } from './case-words';
import { partLine } from './part-words';

function PartCard({ part, isTold }: { part: CaseSummary; isTold: boolean }) {
  const { id, taskName, deptName, stateName } = part;
  const { tone, icon } = standingOf(part);
  return (
    <View className="card row" hoverClass="pressed" {...pressable(() => open(paths.case(id)))}>
      <View className="grow stack-tight">
        <View className="row wrap between">
          <View className="body strong">{taskName}</View>
          <Tag tone={tone} icon={icon}>
            {stateName}
          </Tag>
        </View>
        <View className="sub">{deptName}</View>
        <View className="body">{partLine(part, isTold)}</View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}

type Props = {
  parts: readonly CaseSummary[];
  /** Whether what they miss was told already. */
  isTold: boolean;
};

/** 一件事: one card for each department that handles a part of it. */
export function PartCards({ parts, isTold }: Props) {
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        一共 {parts.length} 件，同时在办
      </View>
      {parts.map((part) => (
        <PartCard key={part.id} part={part} isTold={isTold} />
      ))}
    </View>
  );
}
