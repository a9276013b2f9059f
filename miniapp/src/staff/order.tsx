import { PageShell } from '../ui/PageShell';

export default function StaffOrder() {
  return <PageShell title="差评整改">{null}</PageShell>;
}
