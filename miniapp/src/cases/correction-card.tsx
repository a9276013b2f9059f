import { View } from '@tarojs/components';
import type { Correction } from '@yichuang/contract/cases/case';
import { longDate } from '@yichuang/contract/calendar';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';

/** 补正通知: everything that is missing, all of it, and what is good enough. */
export function CorrectionCard({ correction: { items, dueDate } }: { correction: Correction }) {
  return (
    <Card className="stack">
      <View className="stack-tight">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          要补的就这 {items.length} 样
        </View>
        <View className="sub ink-700">一次补齐，最晚 {longDate(dueDate)}。别的材料都行。</View>
      </View>
      {items.map(({ materialId, materialName, problem, acceptCriteria }, at) => (
        <View key={`${materialId} ${at}`} className="box box-amber stack-tight">
          <View className="body strong">
            {at + 1}. {materialName}
          </View>
          <View className="body">{problem}</View>
          {acceptCriteria !== '' && <View className="sub ink-700">怎样才行：{acceptCriteria}</View>}
        </View>
      ))}
    </Card>
  );
}
