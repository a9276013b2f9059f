import type { Access } from '@yichuang/contract/access';
import { refuseAccess } from '@yichuang/contract/access';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useUser } from '../identity/use-user';
import { open, paths, replace } from '../paths';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';

type Props = { access: Access & { kind: 'session' }; title: string; from: string; children: ReactNode };

/** Shows the page to those whom the server would answer; everybody else learns whose page it is. */
export function StaffOnly({ access, title, from, children }: Props) {
  const { user, isRestoring } = useUser();
  if (user && !refuseAccess(access, user)) return <>{children}</>;
  return (
    <PageShell title={title}>
      {isRestoring ? (
        <Skeleton rows={3} />
      ) : (
        <Empty
          title="这里给工作人员用"
          detail={user ? `${user.nameMasked} 的账号不能用这一页，请换工作人员账号登录。` : '请用工作人员账号登录。'}
        >
          <View className="action-row">
            <Button kind="g" onPress={() => replace(paths.home())}>
              回首页
            </Button>
            <Button kind="k" onPress={() => open(paths.signIn(from))}>
              工作人员登录
            </Button>
          </View>
        </Empty>
      )}
    </PageShell>
  );
}
