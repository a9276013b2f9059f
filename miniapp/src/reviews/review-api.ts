import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refuseAccess } from '@yichuang/contract/access';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import {
  appendCaseReview,
  appendVisitReview,
  getCaseReview,
  getPoint,
  getReviewSummary,
  getVisitReview,
  reopenCaseReview,
  reopenVisitReview,
  reviewCase,
  reviewPoint,
  reviewVisit,
} from '@yichuang/contract/reviews/contract';
import type { Review, ReviewRequest } from '@yichuang/contract/reviews/review';
import type { Sent } from '@yichuang/contract/route';
import { isRefused } from '../api/failure';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';
import { useRegion } from '../site/site';

/** What is reviewed: a case that was decided, or a visit that a window served. */
export type Subject = { kind: 'case' | 'visit'; id: string };

const ROUTES = {
  case: { read: getCaseReview, write: reviewCase, append: appendCaseReview, reopen: reopenCaseReview },
  visit: { read: getVisitReview, write: reviewVisit, append: appendVisitReview, reopen: reopenVisitReview },
} as const;

/** Why this person may not review it; undefined when all is well. */
export const refuseRater = (user: SessionUser, kind: Subject['kind']) => refuseAccess(ROUTES[kind].read.access, user);

const keyOf = ({ kind, id }: Subject, userId: string | undefined) => ['reviews', kind, id, userId];

/** The person's own review, or null while there is none. */
export function useReview(of: Subject) {
  const { user } = useUser();
  return useQuery({
    queryKey: keyOf(of, user?.id),
    queryFn: () =>
      ask(ROUTES[of.kind].read, { params: { id: of.id } }).catch((error: unknown): null => {
        if (isRefused(error, 'NOT_FOUND')) return null;
        throw error;
      }),
    enabled: user !== undefined && of.id !== '' && refuseRater(user, of.kind) === undefined,
  });
}

type Keyed<B> = B & { key: string };

/** Every answer is the review as it stands now. */
function useKeepReview(of: Subject) {
  const client = useQueryClient();
  const { user } = useUser();
  return (review: Review) => void client.setQueryData(keyOf(of, user?.id), review);
}

export const useWriteReview = (of: Subject) =>
  useMutation({
    mutationFn: ({ key, body }: Keyed<{ body: ReviewRequest }>) =>
      ask(ROUTES[of.kind].write, { params: { id: of.id }, body }, { idempotencyKey: key }),
    onSuccess: useKeepReview(of),
  });

/** `append` adds to what was said; `reopen` asks for the bad review to be handled again. Once each. */
export const useSayMore = (of: Subject, what: 'append' | 'reopen') =>
  useMutation({
    mutationFn: ({ key, text }: Keyed<{ text: string }>) =>
      ask(ROUTES[of.kind][what], { params: { id: of.id }, body: { text } }, { idempotencyKey: key }),
    onSuccess: useKeepReview(of),
  });

export const usePoint = (point: string) =>
  useQuery({
    queryKey: ['reviews', 'point', point],
    queryFn: () => ask(getPoint, { params: { point } }),
    enabled: point !== '',
  });

export const useReviewPoint = () =>
  useMutation({
    mutationFn: ({ key, body }: Keyed<{ body: Sent<typeof reviewPoint>['body'] }>) =>
      ask(reviewPoint, { body }, { idempotencyKey: key }),
  });

export function useReviewSummary() {
  const region = useRegion();
  return useQuery({
    queryKey: ['reviews', 'summary', region],
    queryFn: () => ask(getReviewSummary, { query: { region } }),
    enabled: region !== undefined,
  });
}
