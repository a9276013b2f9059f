import { View } from '@tarojs/components';
import { useElder } from '../elder/elder';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { QrCode } from '../ui/QrCode';
import { grouped } from './words';

type Props = { qr: string; shortCode: string; title: string; facts?: readonly string[] };

/** The code, large and white, and the six digits that do the same without a camera. */
export function PassCard({ qr, shortCode, title, facts = ['不用再取号', '没网也能扫'] }: Props) {
  const isElder = useElder((state) => state.isElder);
  return (
    <Card className="pass">
      <QrCode text={qr} size={isElder ? 288 : 264} label={`签到码，短号 ${grouped(shortCode)}`} />
      <View className="title-s">{title}</View>
      <View className="pass-short">
        <View className="sub">短号</View>
        <View className="pass-digits">{grouped(shortCode)}</View>
      </View>
      {!isElder && (
        <View className="sub">
          <Facts facts={facts} />
        </View>
      )}
    </Card>
  );
}
