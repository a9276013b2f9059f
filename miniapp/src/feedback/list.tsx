import { PageShell } from '../ui/PageShell';

export default function FeedbackList() {
  return <PageShell title="咨询投诉">{null}</PageShell>;
}
