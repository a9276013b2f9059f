import { PageShell } from '../ui/PageShell';

export default function DelegationsActs() {
  return <PageShell title="谁替我办了什么">{null}</PageShell>;
}
