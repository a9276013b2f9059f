import { PageShell } from '../ui/PageShell';

export default function HelpAsk() {
  return <PageShell title="请人帮办">{null}</PageShell>;
}
