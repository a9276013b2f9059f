import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Site } from '@yichuang/contract/catalogue/contract';
import type { ReactNode } from 'react';
import { useActingSwitch } from '../api/acting';
import { useElder } from '../elder/elder';
import { useIsActing } from '../identity/use-is-acting';
import { WechatPrivacySheet } from '../identity/wechat-privacy';
import { isWeapp } from '../platform';
import { useSite } from '../site/site';
import { landmark } from './a11y';
import { ActingBar } from './ActingBar';
import { ClosedToActing, isClosedToActing } from './ClosedToActing';
import { NavBar } from './NavBar';
import { Skeleton } from './Skeleton';
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

/** What somebody who acts may see of the page: nothing of their own, and nothing at all between two people. */
function useCurtain(title: string): ReactNode {
  const { path } = useRouter();
  const isActing = useIsActing();
  const isSwitching = useActingSwitch((state) => state.isSwitching);
  if (isSwitching) return <Skeleton rows={3} />;
  return isActing && isClosedToActing(path) ? <ClosedToActing title={title || '这一页'} /> : undefined;
}

/** The root of every page: it carries the site's colours and 长辈版, so drawers must be inside it too. */
export function PageShell({ title = '', hasBack = true, ...props }: Props) {
  const isElder = useElder((state) => state.isElder);
  const isActing = useIsActing();
  const curtain = useCurtain(title);
  const { header, isFlush, bar, overlay, className, children } = curtain
    ? { ...props, header: undefined, isFlush: false, bar: undefined, overlay: undefined, children: curtain }
    : props;
  const navigation = header ?? <NavBar title={title || (curtain ? '替人办事' : '')} hasBack={hasBack} />;
  const main = ['main', isFlush ? 'main-flush' : '', bar ? 'main-bar' : '', className ?? ''];
  return (
    <View className={isElder ? 'page elder' : 'page'} style={coloursOf(useSite({ retryOnMount: true }).site?.theme)}>
      {isActing ? (
        <View className="top">
          {navigation}
          <ActingBar />
        </View>
      ) : (
        navigation
      )}
      <StatusBar />
      <View className={main.filter(Boolean).join(' ')} {...landmark('main')}>
        {children}
      </View>
      {bar}
      {overlay}
      {isWeapp && <WechatPrivacySheet />}
    </View>
  );
}
