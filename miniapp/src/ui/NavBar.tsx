import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useMemo, type ReactNode } from 'react';
import { back, open, paths } from '../paths';
import { isWeapp } from '../platform';
import { useElder } from '../elder/elder';
import { a11y, landmark, pressable } from './a11y';
import { Icon } from './Icon';

/** Pixels that WeChat's status bar takes, and the height of the row beside its capsule. A browser has neither. */
function measureBar(): { top: number; row: number; right: number } | undefined {
  if (!isWeapp) return undefined;
  const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  return {
    top: statusBarHeight,
    row: capsule.height + 2 * (capsule.top - statusBarHeight),
    right: windowWidth - capsule.left,
  };
}

type Props = {
  title?: string;
  /** A tab page has nowhere to go back to. */
  hasBack?: boolean;
  isDark?: boolean;
  /** Instead of the centred title, left-aligned and clear of the capsule. */
  children?: ReactNode;
};

/** Our own bar on both platforms: WeChat's cannot follow 长辈版, and nothing of ours sits under its capsule. */
export function NavBar({ title, hasBack = true, isDark = false, children }: Props) {
  const bar = useMemo(measureBar, []);
  const isElder = useElder((state) => state.isElder);
  const outer = bar ? { paddingTop: `${bar.top}px` } : {};
  const row = bar ? { height: `${bar.row}px` } : {};
  return (
    <View
      className={`nav ${isDark ? 'nav-dark' : ''}`}
      style={outer}
      {...(children === undefined && landmark('banner'))}
    >
      <View className="nav-row" style={row}>
        {hasBack && !children && (
          <View
            className="nav-back"
            style={row}
            {...pressable(isElder ? () => open(paths.home()) : back, { label: isElder ? '回首页' : '返回' })}
          >
            <Icon name={isElder ? 'home' : 'back'} />
          </View>
        )}
        {children ? (
          <View className="grow" style={bar ? { paddingRight: `${bar.right}px` } : {}}>
            {children}
          </View>
        ) : (
          <View className="nav-title" {...a11y({ role: 'heading', level: 1 })}>
            {title}
          </View>
        )}
      </View>
    </View>
  );
}
