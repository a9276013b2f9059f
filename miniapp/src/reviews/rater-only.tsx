import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { ProveFirst } from '../identity/prove-first';
import { useUser } from '../identity/use-user';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseRater, type Subject } from './review-api';

type Props = { kind: Subject['kind']; /** This page, to come back to. */ from: string; children: ReactNode };

/** Lets in whom the server would let review. */
export function RaterOnly({ kind, from, children }: Props) {
  const { user, isRestoring } = useUser();
  if (isRestoring) return <Skeleton rows={3} />;
  if (!user) return <SignInFirst title="登录后评价" detail="谁办的事，谁来评。" from={from} />;
  const refusal = refuseRater(user, kind);
  if (refusal?.code === 'REAL_NAME_LEVEL') return <ProveFirst level={user.level} from={from} why="评价要本人来写。" />;
  return refusal === undefined ? (
    <>{children}</>
  ) : (
    <Empty title="这里是群众自己的评价" detail="工作人员看差评整改，请用工作台。" />
  );
}
