import type { ReactNode } from 'react';
import { SignInFirst } from '../appointments/sign-in-first';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { refuseAuthor } from './feedback-api';

/** Lets in whom the server would answer; everybody else reads what is missing and where to get it. */
export function AuthorOnly({
  from,
  children,
}: {
  /** This page, to come back to. */ from: string;
  children: ReactNode;
}) {
  const { user, isRestoring } = useUser();
  if (isRestoring) return <Skeleton rows={3} />;
  if (!user) return <SignInFirst title="登录后写给我们" detail="答复只给写的人看。" from={from} />;
  const refusal = refuseAuthor(user);
  if (refusal === undefined) return <>{children}</>;
  if (refusal.code === 'FORBIDDEN')
    return <Empty title="这里是群众自己的咨询投诉" detail="工作人员答复，请用工作台。" />;
  return (
    <Empty title="先核对身份" detail="核对姓名和身份证号，两分钟。答复只给本人看。">
      <Button onPress={() => open(paths.realName(from))}>去核对身份</Button>
    </Empty>
  );
}
