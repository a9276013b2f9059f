import { PageShell } from '../ui/PageShell';

export default function CasesProgress() {
  return <PageShell title="办件进度">{null}</PageShell>;
}
