import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { useElder } from '../elder/elder';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { CallButton, Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseHolder } from './api';

function ProveFirst({ level, from }: { level: number; from: string }) {
  const isElder = useElder((state) => state.isElder);
  return (
    <Empty
      title="要先当面或刷脸核验"
      detail={
        level < 2
          ? '证照只给本人看。先核对姓名和身份证号，再带身份证到任一大厅当面核验一次。'
          : '证照只给本人看。带身份证到任一大厅窗口，当面核验一次就行。'
      }
    >
      {level < 2 ? (
        <Button onPress={() => open(paths.realName(from))}>去核对身份</Button>
      ) : (
        <Button onPress={() => open(paths.chooseHall())}>看哪个大厅近</Button>
      )}
      {!isElder && (
        <View className="action-row">
          <CallButton />
        </View>
      )}
    </Empty>
  );
}

function NotForStaff() {
  return <Empty title="这里是群众自己的证照" detail="工作人员核验证照，请用工作台的「扫码核验」。" />;
}

/** Lets in whom the server would answer; everybody else reads what is missing and where to get it. */
export function HolderOnly({
  from,
  children,
}: {
  /** This page, to come back to. */ from: string;
  children: ReactNode;
}) {
  const { user, isRestoring } = useUser();
  if (isRestoring) return <Skeleton rows={3} />;
  if (!user) return <SignInFirst title="登录后看证照" detail="证照只给本人看。" from={from} />;
  const refusal = refuseHolder(user);
  if (refusal === 'REAL_NAME_LEVEL') return <ProveFirst level={user.level} from={from} />;
  return refusal === undefined ? <>{children}</> : <NotForStaff />;
}
