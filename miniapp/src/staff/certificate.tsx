import { PageShell } from '../ui/PageShell';

export default function StaffCertificate() {
  return <PageShell title="证照处置">{null}</PageShell>;
}
