import { PageShell } from '../ui/PageShell';

export default function CasesLookup() {
  return <PageShell title="凭件号查进度">{null}</PageShell>;
}
