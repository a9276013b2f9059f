import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';

type Props = {
  /** What is being done, with the figures; read out as it changes. */
  text: string;
  /** 0 to 1; undefined while nobody knows how much there is. */
  share: number | undefined;
};

/** How far something long has come. */
export function ProgressBar({ text, share }: Props) {
  return (
    <View className="stack-tight">
      <View className="body" {...a11y({ role: 'status', live: 'polite' })}>
        {text}
      </View>
      <View className="meter" {...a11y({ hidden: true })}>
        <View
          className={`meter-fill ${share === undefined ? 'meter-unknown' : ''}`}
          style={{ width: share === undefined ? '30%' : `${Math.round(Math.min(1, share) * 100)}%` }}
        />
      </View>
    </View>
  );
}
