import { PageShell } from '../ui/PageShell';

export default function StaffCase() {
  return <PageShell title="办件">{null}</PageShell>;
}
