import { PageShell } from '../ui/PageShell';

export default function CasesReceipt() {
  return <PageShell title="回执">{null}</PageShell>;
}
