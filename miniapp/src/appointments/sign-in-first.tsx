import { View } from '@tarojs/components';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Notices';

type Props = { title: string; detail: string; /** This page, to come back to. */ from: string };

export function SignInFirst({ title, detail, from }: Props) {
  return (
    <Empty title={title} detail={detail}>
      <View className="action-row">
        <Button onPress={() => open(paths.signIn(from))}>去登录</Button>
      </View>
    </Empty>
  );
}
