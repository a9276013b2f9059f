import { PageShell } from '../ui/PageShell';

export default function CasesFill() {
  return <PageShell title="填表">{null}</PageShell>;
}
