import { View } from '@tarojs/components';
import type { QualityReport } from '@yichuang/contract/catalogue/quality-contract';
import { Icon } from '../ui/Icon';
import { markOf } from './quality-words';

/** On ink: the points of the whole catalogue, and what they are of. */
export function ScorePanel({ report }: { report: QualityReport }) {
  const { score, items, perfect, findings, pending } = report;
  const { icon, word } = markOf(score);
  return (
    <View className="cat-panel">
      <View>
        <View className="row desk-faint">
          <Icon name={icon} size={20} />
          <View>今天的体检，{word}</View>
        </View>
        <View className="cat-score">{Number(score.toFixed(1))}</View>
      </View>
      <View className="desk-faint cat-panel-facts">
        <View>一共 {items} 项事项</View>
        <View>{findings === 0 ? '都没有问题' : `${items - perfect} 项有问题，共 ${findings} 处`}</View>
        {pending > 0 && <View>还有 {pending} 项刚改过，正在查</View>}
      </View>
    </View>
  );
}
