import { PageShell } from '../ui/PageShell';

export default function StaffConsent() {
  return <PageShell title="当面授权">{null}</PageShell>;
}
