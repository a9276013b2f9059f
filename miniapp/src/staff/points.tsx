import { PageShell } from '../ui/PageShell';

export default function StaffPoints() {
  return <PageShell title="评价码">{null}</PageShell>;
}
