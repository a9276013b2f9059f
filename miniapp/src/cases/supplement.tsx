import { PageShell } from '../ui/PageShell';

export default function CasesSupplement() {
  return <PageShell title="补正">{null}</PageShell>;
}
