import { PageShell } from '../ui/PageShell';

export default function CertificatesCheckFile() {
  return <PageShell title="查真伪">{null}</PageShell>;
}
