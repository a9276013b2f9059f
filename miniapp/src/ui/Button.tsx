import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { pressable } from './a11y';
import { Icon } from './Icon';
import type { IconName } from './icon-name';

type Props = {
  /** p 主, s 次, g 中性, d 危险, pl 代办, k 工作人员, c 打电话. One p on a screen. */
  kind?: 'p' | 's' | 'g' | 'd' | 'pl' | 'k' | 'c';
  size?: 'normal' | 'small' | 'big';
  icon?: IconName;
  /** What it says while it works, e.g. 「正在提交…」; the button keeps its width and cannot be pressed. */
  busy?: string | false | undefined;
  isDisabled?: boolean;
  label?: string;
  className?: string;
  onPress: () => void;
  children: ReactNode;
};

/** Words = verb + result: 「确认预约」, never 「确定」. */
export function Button({ kind = 'p', size = 'normal', icon, busy, isDisabled = false, ...rest }: Props) {
  const { label, className = '', onPress, children } = rest;
  const isBusy = typeof busy === 'string';
  const isOff = isDisabled || isBusy;
  const classes = ['btn', `btn-${kind}`, size === 'normal' ? '' : `btn-${size}`, isOff ? 'btn-off' : '', className];
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      hoverClass={isOff ? 'none' : 'pressed'}
      {...pressable(() => isOff || onPress(), { label: isBusy ? busy : label, disabled: isOff || undefined })}
    >
      <View className="btn-face">
        {icon && <Icon name={icon} size={20} className={isBusy ? 'btn-face-hidden' : ''} />}
        <View className={isBusy ? 'btn-face-hidden' : ''}>{children}</View>
        {isBusy && <View className="btn-busy">{busy}</View>}
      </View>
    </View>
  );
}
