import { PageShell } from '../ui/PageShell';

export default function MessagesInbox() {
  return <PageShell title="消息">{null}</PageShell>;
}
