import { PageShell } from '../ui/PageShell';

export default function ReviewsSummary() {
  return <PageShell title="好差评公开">{null}</PageShell>;
}
