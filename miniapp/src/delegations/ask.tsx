import { PageShell } from '../ui/PageShell';

export default function DelegationsAsk() {
  return <PageShell title="新的授权">{null}</PageShell>;
}
