import { View } from '@tarojs/components';
import { pressable } from './a11y';
import { Icon } from './Icon';
import type { IconName } from './icon-name';

type Props = { icon?: IconName; name: string; detail: string; isOff?: boolean; onPress: () => void };

/** 长辈版: one large answer or way, as wide as the screen. */
export function BigButton({ icon, name, detail, isOff = false, onPress }: Props) {
  return (
    <View
      className={`big ${isOff ? 'big-off' : ''}`}
      hoverClass={isOff ? 'none' : 'pressed'}
      {...pressable(() => isOff || onPress(), { label: `${name}，${detail}`, disabled: isOff || undefined })}
    >
      {icon && (
        <View className="badge">
          <Icon name={icon} />
        </View>
      )}
      <View className="grow">
        <View className="big-name">{name}</View>
        <View className="big-detail">{detail}</View>
      </View>
      {!isOff && <Icon name="forward" />}
    </View>
  );
}
