import { FeedbackKind } from '@yichuang/contract/feedback/contract';
import * as z from 'zod/mini';
import { stored } from '../api/stored';

const FeedbackDraft = z.object({
  kind: FeedbackKind,
  title: z.string(),
  text: z.string(),
  caseId: z.optional(z.string()),
  anonymous: z.boolean(),
});
export type FeedbackDraft = z.infer<typeof FeedbackDraft>;

const kept = stored('feedback.draft', z.object({ author: z.string(), draft: FeedbackDraft }));

/** What this person was writing on this device; another person's words are never shown. */
export function readDraft(author: string): FeedbackDraft | undefined {
  const found = kept.read();
  return found?.author === author ? found.draft : undefined;
}
export const keepDraft = (author: string, draft: FeedbackDraft): void => kept.write({ author, draft });
export const dropDraft = (): void => kept.remove();
