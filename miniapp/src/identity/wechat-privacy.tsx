import { Button as NativeButton, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { isWeapp } from '../platform';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Sheet } from '../ui/Sheet';

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0];
const AGREE = 'wechat-privacy-agree';

/** Calls of WeChat that wait until the person has answered; there may be several at once. */
const useWaiting = create<{ waiting: readonly Resolve[] }>()(() => ({ waiting: [] }));

const waitFor = (resolve: Resolve) => useWaiting.setState(({ waiting }) => ({ waiting: [...waiting, resolve] }));
function answer(option: Taro.onNeedPrivacyAuthorization.ResolveOption) {
  const { waiting } = useWaiting.getState();
  useWaiting.setState({ waiting: [] });
  for (const resolve of waiting) resolve(option);
}

/** WeChat asks us to show its privacy guide before the first call that touches personal data (base library 2.32.3). */
export function wireWechatPrivacy(): void {
  if (isWeapp && Taro.canIUse('onNeedPrivacyAuthorization')) Taro.onNeedPrivacyAuthorization(waitFor);
}

/** Saying no fails only the call that asked: the rest of the app goes on. WeChat checks that its own button was pressed. */
export function WechatPrivacySheet() {
  const isOpen = useWaiting(({ waiting }) => waiting.length > 0);
  const refuse = () => answer({ event: 'disagree' });
  return (
    <Sheet isOpen={isOpen} title="使用前请看一下" onClose={refuse}>
      <View className="body">这一步要用到您手机里的信息。用来做什么，写在小程序用户隐私保护指引里。</View>
      <Link onPress={() => Taro.openPrivacyContract({})} hasArrow>
        看用户隐私保护指引
      </Link>
      <View className="action-row">
        <Button kind="g" onPress={refuse}>
          不同意
        </Button>
        <NativeButton
          id={AGREE}
          className="btn btn-p"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answer({ event: 'agree', buttonId: AGREE })}
        >
          同意并继续
        </NativeButton>
      </View>
    </Sheet>
  );
}
