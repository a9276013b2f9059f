import { useState } from 'react';
import { dropDraft, keepDraft, readDraft, type FeedbackDraft } from './feedback-draft';

/** The bounds of the contract: characters of title and text. */
export const BOUNDS = { title: { least: 2, most: 40 }, text: { least: 5, most: 1000 } } as const;

export type FeedbackGaps = { title?: string; text?: string };

function gapsOf({ title, text }: Pick<FeedbackDraft, 'title' | 'text'>): FeedbackGaps {
  return {
    ...(title.trim().length < BOUNDS.title.least && { title: '标题少了，至少写 2 个字。' }),
    ...(text.trim().length < BOUNDS.text.least && { text: '说得少了，至少写 5 个字。' }),
  };
}

const EMPTY: FeedbackDraft = { kind: 'consultation', title: '', text: '', anonymous: false };

/**
 * Feedback while it is being written, kept on this device with every letter.
 * @param caseId the case from whose page this was opened: it wins over the one of a kept draft
 */
export function useFeedbackForm(author: string, caseId: string | undefined) {
  const [draft, setDraft] = useState<FeedbackDraft>(() => ({
    ...EMPTY,
    ...readDraft(author),
    ...(caseId !== undefined && { caseId }),
  }));
  const [gaps, setGaps] = useState<FeedbackGaps>({});
  const change = (part: Partial<FeedbackDraft>) => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    setGaps({});
    keepDraft(author, changed);
  };
  const chooseCase = (chosen: string | undefined) => {
    const { caseId: _before, ...rest } = draft;
    const changed = chosen === undefined ? rest : { ...rest, caseId: chosen };
    setDraft(changed);
    keepDraft(author, changed);
  };
  /** What is sent, or undefined while something is missing. */
  const checked = () => {
    const found = gapsOf(draft);
    setGaps(found);
    if (Object.keys(found).length > 0) return undefined;
    return { ...draft, title: draft.title.trim(), text: draft.text.trim() };
  };
  return { draft, gaps, change, chooseCase, checked, drop: dropDraft };
}
