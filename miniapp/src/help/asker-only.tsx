import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { ProveFirst } from '../identity/prove-first';
import { useUser } from '../identity/use-user';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseAsker } from './help-api';

/** Lets in whom the server would let ask; everybody else reads what is missing, or rings. */
export function AskerOnly({
  from,
  children,
}: {
  /** This page, to come back to. */ from: string;
  children: ReactNode;
}) {
  const { user, isRestoring } = useUser();
  if (isRestoring) return <Skeleton rows={3} />;
  if (!user) return <SignInFirst title="登录后请人帮办" detail="急的话，直接打服务电话也行。" from={from} />;
  const refusal = refuseAsker(user);
  if (refusal === 'REAL_NAME_LEVEL') return <ProveFirst level={user.level} from={from} why="帮办员要知道给谁办。" />;
  if (refusal === undefined) return <>{children}</>;
  return <Empty title="这里是群众请人帮办" detail="帮办员接单，请用工作台。" />;
}
