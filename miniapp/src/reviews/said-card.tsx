import { View } from '@tarojs/components';
import { LEVEL_NAMES, type Review } from '@yichuang/contract/reviews/review';
import { momentText } from '../ui/moment-text';
import { Card } from '../ui/Card';
import { Tag } from '../ui/Tag';
import { Face } from './faces';
import './reviews.scss';

/** The review as it was given, and what was added to it. */
export function SaidCard({ review: { level, indicators, text, createdAt, appended } }: { review: Review }) {
  return (
    <Card className="stack">
      <View className="said-face">
        <View className="face-on">
          <Face level={level} />
        </View>
        <View className="grow">
          <View className="title-m">{LEVEL_NAMES[level]}</View>
          <View className="sub">{momentText(createdAt)} 评的</View>
        </View>
      </View>
      {indicators.length > 0 && (
        <View className="tags">
          {indicators.map((one) => (
            <Tag key={one.code}>{one.text}</Tag>
          ))}
        </View>
      )}
      {text !== '' && <View className="body words">{text}</View>}
      {appended && (
        <View className="box box-neutral stack-tight">
          <View className="sub">追加评价，{momentText(appended.at)}</View>
          <View className="body words">{appended.text}</View>
        </View>
      )}
    </Card>
  );
}
