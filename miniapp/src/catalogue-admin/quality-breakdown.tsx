import { View } from '@tarojs/components';
import type { QualityReport } from '@yichuang/contract/catalogue/quality-contract';
import { useState } from 'react';
import { a11y, pressable } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import type { QualityFilter } from './quality-api';
import { FINDING_KINDS, markOf, pointsText } from './quality-words';

type Line = {
  key: string;
  name: string;
  detail: string;
  mark: { tone: 'green' | 'amber' | 'red'; icon: 'ok' | 'warn' | 'stop'; word: string };
  filter: QualityFilter;
};
const VIEWS = { rule: '按规则', department: '按部门', level: '按层级' } as const;
type ViewName = keyof typeof VIEWS;
const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

type Scored = { items: number; findings: number; score: number };
const scored = ({ items, findings, score }: Scored) => ({
  detail: `${items} 项，${findings} 处`,
  mark: { ...markOf(score), word: pointsText(score) },
});

const LINES: Readonly<Record<ViewName, (report: QualityReport) => Line[]>> = {
  rule: ({ byRule }) =>
    byRule.map(({ ruleId, name, kind, items }) => ({
      key: ruleId,
      name,
      detail: FINDING_KINDS[kind].name,
      mark: { ...FINDING_KINDS[kind], word: `${items} 项` },
      filter: { rule: ruleId },
    })),
  department: ({ byDepartment }) =>
    byDepartment.map((one) => ({
      key: one.deptName,
      name: one.deptName,
      ...scored(one),
      filter: { department: one.deptName },
    })),
  level: ({ byLevel }) =>
    byLevel.map((one) => ({ key: one.level, name: one.levelName, ...scored(one), filter: { level: one.level } })),
};

type Props = { report: QualityReport; onPick: (name: string, filter: QualityFilter) => void };

/** Where the points are lost: by rule, department, level. Each line shows its items. */
export function QualityBreakdown({ report, onPick }: Props) {
  const [view, setView] = useState<ViewName>('rule');
  const lines = LINES[view](report);
  return (
    <View className="stack">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        分丢在哪里
      </View>
      <View className="chips" {...a11y({ role: 'radiogroup', label: '怎么分' })}>
        {VIEW_NAMES.map((name) => (
          <Chip key={name} isOn={view === name} onPress={() => setView(name)}>
            {VIEWS[name]}
          </Chip>
        ))}
      </View>
      <Card isFlush>
        {lines.map(({ key, name, detail, mark, filter }) => (
          <View key={key} className="cell" hoverClass="pressed" {...pressable(() => onPick(name, filter))}>
            <View className="grow">
              <View className="body">{name}</View>
              <View className="sub">{detail}</View>
            </View>
            <Tag tone={mark.tone} icon={mark.icon}>
              {mark.word}
            </Tag>
            <Icon name="forward" size={20} className="ink-500" />
          </View>
        ))}
        {lines.length === 0 && <View className="cell body">没有丢分的，都写全了。</View>}
      </Card>
    </View>
  );
}
