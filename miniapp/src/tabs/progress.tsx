import { PageShell } from '../ui/PageShell';

export default function TabsProgress() {
  return <PageShell title="进度">{null}</PageShell>;
}
