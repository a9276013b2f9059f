import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { QrCanvas } from './qr-canvas';

type Props = {
  text: string;
  /** Side in points. */
  size?: number;
  label: string;
};

export function QrCode({ text, size = 240, label }: Props) {
  return (
    <View className="qr" {...a11y({ role: 'img', label })}>
      <QrCanvas text={text} size={size} />
    </View>
  );
}
