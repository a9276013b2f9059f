import { View } from '@tarojs/components';
import type { Site } from '@yichuang/contract/catalogue/contract';
import type { ReactNode } from 'react';
import { useElder } from '../elder/elder';
import { WechatPrivacySheet } from '../identity/wechat-privacy';
import { isWeapp } from '../platform';
import { useSite } from '../site/site';
import { landmark } from './a11y';
import { NavBar } from './NavBar';
import { StatusBar } from './StatusBar';

/** The site's own blue (or other colour) in place of the house's. */
const coloursOf = (theme: Site['theme'] | undefined): object =>
  theme ? { '--primary-600': theme.primary, '--primary-700': theme.primaryDark } : {};

type Props = {
  title?: string;
  /** Instead of the ordinary navigation bar. */
  header?: ReactNode;
  hasBack?: boolean;
  /** Sections reach the edges and bring their own padding. */
  isFlush?: boolean;
  /** Fixed at the foot: an ActionBar. */
  bar?: ReactNode;
  /** Drawers: outside the flow, inside the root that carries the theme. */
  overlay?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** The root of every page: it carries the site's colours and 长辈版, so drawers must be inside it too. */
export function PageShell({ title, header, hasBack = true, isFlush = false, bar, overlay, ...rest }: Props) {
  const isElder = useElder((state) => state.isElder);
  const main = ['main', isFlush ? 'main-flush' : '', bar ? 'main-bar' : '', rest.className ?? ''];
  return (
    <View className={isElder ? 'page elder' : 'page'} style={coloursOf(useSite({ retryOnMount: true }).site?.theme)}>
      {header ?? <NavBar title={title ?? ''} hasBack={hasBack} />}
      <StatusBar />
      <View className={main.filter(Boolean).join(' ')} {...landmark('main')}>
        {rest.children}
      </View>
      {bar}
      {overlay}
      {isWeapp && <WechatPrivacySheet />}
    </View>
  );
}
