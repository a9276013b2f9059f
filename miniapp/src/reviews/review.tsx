import { PageShell } from '../ui/PageShell';

export default function ReviewsReview() {
  return <PageShell title="评价">{null}</PageShell>;
}
