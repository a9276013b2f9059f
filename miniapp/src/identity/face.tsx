import { PageShell } from '../ui/PageShell';

export default function IdentityFace() {
  return <PageShell title="刷脸核验">{null}</PageShell>;
}
