import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { ProveFirst } from '../identity/prove-first';
import { useUser } from '../identity/use-user';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseHolder } from './api';

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
  if (refusal === 'REAL_NAME_LEVEL') return <ProveFirst level={user.level} from={from} why="证照只给本人看。" />;
  return refusal === undefined ? <>{children}</> : <NotForStaff />;
}
