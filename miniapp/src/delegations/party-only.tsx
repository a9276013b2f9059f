import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { ProveFirst } from '../identity/prove-first';
import { useUser } from '../identity/use-user';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseParty } from './api';

/** Lets in whom the server would let grant or be granted; everybody else reads what is missing and where to get it. */
export function PartyOnly({
  from,
  children,
}: {
  /** This page, to come back to. */ from: string;
  children: ReactNode;
}) {
  const { user, isRestoring } = useUser();
  if (isRestoring) return <Skeleton rows={3} />;
  if (!user) return <SignInFirst title="登录后看授权" detail="谁替您办，您替谁办，都在这里。" from={from} />;
  const refusal = refuseParty(user);
  if (refusal === 'REAL_NAME_LEVEL')
    return <ProveFirst level={user.level} from={from} why="授权办事，双方都要先核验。" />;
  if (refusal === undefined) return <>{children}</>;
  return <Empty title="这里是群众自己的授权" detail="工作人员办当面授权，请用工作台。" />;
}
