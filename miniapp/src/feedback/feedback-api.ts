import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refuseAccess } from '@yichuang/contract/access';
import {
  fileFeedback,
  getFeedback,
  listFeedback,
  rateFeedback,
  reopenFeedback,
  type Feedback,
} from '@yichuang/contract/feedback/contract';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import type { ReviewLevel } from '@yichuang/contract/reviews/review';
import type { Sent } from '@yichuang/contract/route';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';

/** Why this person writes no feedback here; undefined when all is well. */
export const refuseAuthor = (user: SessionUser) => refuseAccess(listFeedback.access, user);

function useAuthorId(): string | undefined {
  const { user } = useUser();
  return user && refuseAuthor(user) === undefined ? user.id : undefined;
}

export function useMyFeedback() {
  const author = useAuthorId();
  return useInfiniteQuery({
    queryKey: ['feedback', 'mine', author],
    queryFn: ({ pageParam }) => ask(listFeedback, { query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: author !== undefined,
  });
}

const keyOf = (id: string, author: string | undefined) => ['feedback', 'one', id, author];

export function useFeedback(id: string) {
  const author = useAuthorId();
  return useQuery({
    queryKey: keyOf(id, author),
    queryFn: () => ask(getFeedback, { params: { id } }),
    enabled: author !== undefined && id !== '',
  });
}

/** Every answer is the feedback as it stands now; the list is old then. */
function useKeepFeedback() {
  const client = useQueryClient();
  const author = useAuthorId();
  return (feedback: Feedback) => {
    client.setQueryData(keyOf(feedback.id, author), feedback);
    void client.invalidateQueries({ queryKey: ['feedback', 'mine'] });
  };
}

type Keyed<B> = B & { key: string };

export const useFileFeedback = () =>
  useMutation({
    mutationFn: ({ key, body }: Keyed<{ body: Sent<typeof fileFeedback>['body'] }>) =>
      ask(fileFeedback, { body }, { idempotencyKey: key }),
    onSuccess: useKeepFeedback(),
  });

export const useRateFeedback = (id: string) =>
  useMutation({
    mutationFn: ({ key, level }: Keyed<{ level: ReviewLevel }>) =>
      ask(rateFeedback, { params: { id }, body: { level } }, { idempotencyKey: key }),
    onSuccess: useKeepFeedback(),
  });

export const useReopenFeedback = (id: string) =>
  useMutation({
    mutationFn: ({ key, text }: Keyed<{ text: string }>) =>
      ask(reopenFeedback, { params: { id }, body: { text } }, { idempotencyKey: key }),
    onSuccess: useKeepFeedback(),
  });
