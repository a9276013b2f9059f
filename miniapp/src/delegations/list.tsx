import { PageShell } from '../ui/PageShell';

export default function DelegationsList() {
  return <PageShell title="授权">{null}</PageShell>;
}
