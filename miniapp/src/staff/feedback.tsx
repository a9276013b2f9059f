import { PageShell } from '../ui/PageShell';

export default function StaffFeedback() {
  return <PageShell title="咨询投诉">{null}</PageShell>;
}
