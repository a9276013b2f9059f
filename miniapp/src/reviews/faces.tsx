import { View } from '@tarojs/components';
import { LEVEL_NAMES, type ReviewLevel } from '@yichuang/contract/reviews/review';
import { a11y, pressable } from '../ui/a11y';
import './reviews.scss';

export const LEVELS: readonly ReviewLevel[] = [5, 4, 3, 2, 1];

/** A face beside its name: never the only bearer of meaning. */
export function Face({ level }: { level: ReviewLevel }) {
  return (
    <View className="face-ring" {...a11y({ hidden: true })}>
      <View className={`face-picture face-picture-${level}`} />
    </View>
  );
}

type Props = { label: string; level: ReviewLevel | undefined; onChoose: (level: ReviewLevel) => void };

/** Five faces, the best first, one of them chosen; in 长辈版 a column of large ones. */
export function Faces({ label, level, onChoose }: Props) {
  return (
    <View className="faces" {...a11y({ role: 'radiogroup', label })}>
      {LEVELS.map((one) => (
        <View
          key={one}
          className={`face ${one === level ? 'face-on' : ''}`}
          {...pressable(() => onChoose(one), { role: 'radio', checked: one === level, label: LEVEL_NAMES[one] })}
        >
          <Face level={one} />
          <View>{LEVEL_NAMES[one]}</View>
        </View>
      ))}
    </View>
  );
}
