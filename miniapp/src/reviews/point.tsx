import { PageShell } from '../ui/PageShell';

export default function ReviewsPoint() {
  return <PageShell title="评价">{null}</PageShell>;
}
