import { PageShell } from '../ui/PageShell';

export default function CasesReview() {
  return <PageShell title="核对">{null}</PageShell>;
}
