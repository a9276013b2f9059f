import { PageShell } from '../ui/PageShell';

export default function StaffCases() {
  return <PageShell title="办件">{null}</PageShell>;
}
