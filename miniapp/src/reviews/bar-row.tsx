import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import './reviews.scss';

type Props = {
  name: string;
  /** The number in words: what a bar alone does not tell. */
  value: string;
  /** 0 to 1 of the bar's width. */
  share: number;
  isBad?: boolean;
};

/** A name, its number, and a bar as long as its share. */
export function BarRow({ name, value, share, isBad = false }: Props) {
  return (
    <View className="stack-tight">
      <View className="row between wrap">
        <View className="body">{name}</View>
        <View className="sub">{value}</View>
      </View>
      <View className="bar-line" {...a11y({ hidden: true })}>
        <View className={`bar-fill ${isBad ? 'bar-fill-bad' : ''}`} style={{ width: `${Math.round(share * 100)}%` }} />
      </View>
    </View>
  );
}
