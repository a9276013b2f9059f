import { View } from '@tarojs/components';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { Link } from '../ui/Link';

type Props = { isOn: boolean; onToggle: () => void; isMissing: boolean };

/** Unticked until the person ticks it; everything that needs no identity works without. */
export function AgreementBox({ isOn, onToggle, isMissing }: Props) {
  return (
    <Card className="stack-tight">
      <View className="sub">登录要用到您的信息。不同意也能看指南、查排队。</View>
      <Chip role="checkbox" isOn={isOn} onPress={onToggle}>
        我看过并同意隐私说明
      </Chip>
      {isMissing && !isOn && (
        <View className="field-error" {...a11y({ role: 'alert' })}>
          请先看隐私说明，同意后再登录
        </View>
      )}
      <Link onPress={() => open(paths.privacy())} hasArrow>
        看隐私说明
      </Link>
    </Card>
  );
}
