import { refuseAccess } from '@yichuang/contract/access';
import { listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { changeCertificate, verifyCertificate } from '@yichuang/contract/certificates/contract';
import { useShown } from '../appointments/use-shown';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Tag } from '../ui/Tag';
import { useDueCounts } from './casework/api';
import { dueText } from './casework/due-counts';

/** The way to the cases, with how many are pressing. */
export function CasesLink() {
  const { data } = useDueCounts(useShown());
  const { user } = useUser();
  if (!user || refuseAccess(listStaffCases.access, user)) return null;
  const isUrgent = data !== undefined && data.overdue > 0;
  const count = data ? data.overdue + data.today : 0;
  return (
    <Cell
      icon="matters"
      tone="neutral"
      title="办件"
      detail={data ? dueText(data) : '收件、审查、送达'}
      {...(count > 0 && {
        aside: (
          <Tag tone={isUrgent ? 'red' : 'amber'} icon={isUrgent ? 'stop' : 'warn'}>
            {count} 件
          </Tag>
        ),
      })}
      onPress={() => open(paths.staffCases())}
    />
  );
}

/** Other tools of this desk, each only for those whom the server would answer. */
export function DeskTools() {
  const { user } = useUser();
  if (!user) return null;
  return (
    <>
      {refuseAccess(verifyCertificate.access, user) === undefined && (
        <Cell
          icon="shield"
          tone="neutral"
          title="扫码核验"
          detail="扫办事人「亮证」里的码"
          onPress={() => open(paths.verify())}
        />
      )}
      {refuseAccess(changeCertificate.access, user) === undefined && (
        <Cell
          icon="card"
          tone="neutral"
          title="证照处置"
          detail="冻结、解冻、吊销"
          onPress={() => open(paths.staffCertificate())}
        />
      )}
    </>
  );
}

/** At the foot of the cases: what somebody without a window would otherwise not find. */
export function DeskLinks() {
  return (
    <Card isFlush>
      <DeskTools />
    </Card>
  );
}
