import { PageShell } from '../ui/PageShell';

export default function StaffOrders() {
  return <PageShell title="差评整改">{null}</PageShell>;
}
