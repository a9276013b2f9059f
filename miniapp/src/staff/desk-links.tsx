import { refuseAccess, type Access } from '@yichuang/contract/access';
import { getQuality } from '@yichuang/contract/catalogue/quality-contract';
import { listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { changeCertificate, verifyCertificate } from '@yichuang/contract/certificates/contract';
import { recordConsent } from '@yichuang/contract/delegations/contract';
import { listStaffFeedback } from '@yichuang/contract/feedback/contract';
import { listStaffHelpRequests } from '@yichuang/contract/help/contract';
import { listReviewOrders, listReviewPoints } from '@yichuang/contract/reviews/staff-contract';
import { useShown } from '../appointments/use-shown';
import { useUser } from '../identity/use-user';
import { open, paths } from '../paths';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import type { IconName } from '../ui/icon-name';
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

type Tool = { access: Access & { kind: 'session' }; icon: IconName; title: string; detail: string; open: () => string };
const TOOLS: readonly Tool[] = [
  {
    access: listReviewOrders.access,
    icon: 'star',
    title: '差评整改',
    detail: '联系、整改、答复、复核',
    open: paths.reviewOrders,
  },
  {
    access: listStaffFeedback.access,
    icon: 'inbox',
    title: '咨询投诉',
    detail: '派件、答复',
    open: paths.staffFeedback,
  },
  {
    access: listStaffHelpRequests.access,
    icon: 'people',
    title: '帮办代办',
    detail: '派人、上门、回访',
    open: paths.helpBoard,
  },
  {
    access: recordConsent.access,
    icon: 'pencil',
    title: '当面授权',
    detail: '老人没有手机也能授权',
    open: paths.staffConsent,
  },
  {
    access: getQuality.access,
    icon: 'layers',
    title: '事项管理',
    detail: '导入、体检、老百姓的说法',
    open: paths.catalogueDesk,
  },
  { access: listReviewPoints.access, icon: 'qr', title: '评价码', detail: '窗口立牌', open: paths.reviewPoints },
];

/** The boards of this desk, each only for those whom the server would answer, and not the one that is open. */
export function DeskBoards({ except }: { except?: string }) {
  const { user } = useUser();
  if (!user) return null;
  return (
    <>
      {TOOLS.filter(({ access, title }) => title !== except && refuseAccess(access, user) === undefined).map((tool) => (
        <Cell
          key={tool.title}
          icon={tool.icon}
          tone="neutral"
          title={tool.title}
          detail={tool.detail}
          onPress={() => open(tool.open())}
        />
      ))}
    </>
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
      <DeskBoards />
      <DeskTools />
    </Card>
  );
}
