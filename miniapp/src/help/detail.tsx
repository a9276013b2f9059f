import { PageShell } from '../ui/PageShell';

export default function HelpDetail() {
  return <PageShell title="帮办代办">{null}</PageShell>;
}
