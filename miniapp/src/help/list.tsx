import { PageShell } from '../ui/PageShell';

export default function HelpList() {
  return <PageShell title="帮办代办">{null}</PageShell>;
}
