import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { ProveFirst } from '../identity/prove-first';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseApplicant } from './my-cases';

type Props = {
  /** This page, to come back to. */
  from: string;
  /** Why one signs in here; progress unless told. */
  title?: string;
  detail?: string;
  children: ReactNode;
};
const [TITLE, DETAIL] = ['登录后看进度', '办的事到了哪一步，都在这里。'] as const;

/** Lets in whom the server would answer about cases; everybody else reads what is missing and where to get it. */
export function ApplicantOnly({ from, title = TITLE, detail = DETAIL, children }: Props) {
  const { user, isRestoring } = useUser();
  if (isRestoring) return <Skeleton rows={3} />;
  if (!user) return <SignInFirst title={title} detail={detail} from={from} />;
  const refusal = refuseApplicant(user);
  if (refusal === 'REAL_NAME_LEVEL') return <ProveFirst level={user.level} from={from} why="办件只给本人看。" />;
  if (refusal === undefined) return <>{children}</>;
  return (
    <Empty title="这里是群众自己的办件" detail="工作人员办件，请用工作台。">
      <Button onPress={() => open(paths.workbench())}>去工作台</Button>
    </Empty>
  );
}
