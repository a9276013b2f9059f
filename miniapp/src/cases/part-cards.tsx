import { View } from '@tarojs/components';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { open, paths } from '../paths';
import { a11y, pressable } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { partWords } from './part-words';

function PartCard({ part, isTold }: { part: CaseSummary; isTold: boolean }) {
  const { id, taskName, deptName } = part;
  const { tone, icon, title, tag } = partWords(part, isTold);
  return (
    <View className="card row" hoverClass="pressed" {...pressable(() => open(paths.case(id)))}>
      <View className="grow stack-tight">
        <View className="body strong">{taskName}</View>
        <View className="sub">{deptName}</View>
        <View className="row">
          <Tag tone={tone} icon={icon}>
            {tag}
          </Tag>
        </View>
        <View className="body">{title}</View>
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
        {parts.length} 件各到哪一步
      </View>
      {parts.map((part) => (
        <PartCard key={part.id} part={part} isTold={isTold} />
      ))}
    </View>
  );
}
