import Taro from '@tarojs/taro';
import { Answers } from '@yichuang/contract/cases/form';
import * as z from 'zod/mini';
import { DRAFTS, DRAFTS_OWNER, keepDraftsOf } from '../api/draft-owner';
import { useSession } from '../api/session';
import { stored } from '../api/stored';

/** What was written and is not on the server yet; `base` is what the server had when the writing began. */
const KeptDraft = z.object({ answers: Answers, base: Answers });
export type KeptDraft = z.infer<typeof KeptDraft>;

const drafts = stored(DRAFTS, z.record(z.string(), KeptDraft));

/** Only ever the drafts of whoever is signed in, or in whose name somebody acts. */
export const isSignedIn = (userId: string) => useSession.getState().user?.id === userId;

export function readKept(userId: string, caseId: string): KeptDraft | undefined {
  keepDraftsOf(userId);
  return drafts.read()?.[caseId];
}

export function keepDraft(userId: string, caseId: string, draft: KeptDraft): void {
  if (!isSignedIn(userId)) return;
  keepDraftsOf(userId);
  Taro.setStorageSync(DRAFTS_OWNER, userId);
  drafts.write({ ...drafts.read(), [caseId]: draft });
}

export function dropKept(userId: string, caseId: string): void {
  if (!isSignedIn(userId)) return;
  const { [caseId]: _, ...others } = drafts.read() ?? {};
  if (Object.keys(others).length > 0) drafts.write(others);
  else keepDraftsOf();
}
