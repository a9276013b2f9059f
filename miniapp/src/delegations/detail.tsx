import { PageShell } from '../ui/PageShell';

export default function DelegationsDetail() {
  return <PageShell title="授权">{null}</PageShell>;
}
