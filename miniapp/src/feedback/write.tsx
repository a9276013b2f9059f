import { PageShell } from '../ui/PageShell';

export default function FeedbackWrite() {
  return <PageShell title="写咨询投诉">{null}</PageShell>;
}
