import type { StaffAction } from '@yichuang/contract/cases/case';
import { useState } from 'react';
import { failureText, isRefused, NoAnswerError, RefusedError } from '../../api/failure';
import { useIntentionKeys } from '../../api/idempotency';
import { today } from '../../clock';
import { useUser } from '../../identity/use-user';
import { toast } from '../../platform';
import { useActOnCase, useReadAgain, useStaffCase } from './api';
import { ACTION_WORDS, isCorrection, isDirect, type StepDetails } from './case-actions';
import { complaintsOf, type Draft } from './correction';
import { draftOf, dropDraft, keepDraft } from './kept-drafts';

/** What came in between, and what became of what was typed. */
function troubleOf(error: unknown): string {
  if (isRefused(error, 'STATE_CHANGED')) return '这件刚被同事办过，已换成最新情况。您写的还在，看过再决定。';
  if (isRefused(error, 'ACTION_NOT_ALLOWED')) return '现在不能办这一步，已换成最新情况。您写的还在。';
  const { title, detail } = failureText(error);
  if (error instanceof NoAnswerError) return `${title}。再按一次不会办两遍。`;
  const errors = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  return `${title}。${errors.length > 0 ? errors.map(({ message }) => message).join('；') : detail}。`;
}

/** What is on its way for one case. */
type Held = {
  id: string | undefined;
  /** The step that is being prepared. */
  action: StaffAction | undefined;
  /** 「更多」 is open. */
  isMore: boolean;
  draft: Draft;
  /** The preview was asked for, so that what is missing in the notice is named from now on. */
  isChecked: boolean;
  /** The notice is read through before it goes out. */
  isPreviewing: boolean;
};
const CLOSED = { action: undefined, isMore: false, isChecked: false, isPreviewing: false } as const;
const nothingHeld = (id: string | undefined, draft: Draft): Held => ({ id, draft, ...CLOSED });

/**
 * One case at the desk: what is shown, which step is being prepared, and what was typed for it. When a colleague was
 * quicker the case is read again and everything typed stays.
 */
export function useCaseDesk(id: string | undefined, isShown: boolean) {
  const { user } = useUser();
  const query = useStaffCase(id, isShown);
  const act = useActOnCase();
  const keys = useIntentionKeys();
  const readAgain = useReadAgain();
  const [kept, setKept] = useState(() => nothingHeld(id, draftOf(user?.id, id)));
  const [trouble, setTrouble] = useState({ id, text: '' });
  // another case was chosen: nothing of the last one is shown with it
  const held = kept.id === id ? kept : nothingHeld(id, draftOf(user?.id, id));
  const hold = (change: Partial<Held>) => setKept({ ...held, ...change });

  const send = (action: StaffAction, details: StepDetails = {}) => {
    if (id === undefined || !query.data || act.isPending) return;
    const body = { action, stateVersion: query.data.stateVersion, ...details };
    setTrouble({ id, text: '' });
    act.mutate(
      { id, key: keys.keyFor(JSON.stringify([id, body])), body },
      {
        onSuccess: () => {
          keys.renew();
          if (isCorrection(action)) dropDraft(user?.id, id);
          // another case may have been chosen while this one was on its way
          setKept((now) => (now.id === id ? nothingHeld(id, draftOf(user?.id, id)) : now));
          toast(ACTION_WORDS[action].done);
        },
        onError: (error) => {
          setTrouble({ id, text: troubleOf(error) });
          void readAgain();
        },
      },
    );
  };

  return {
    query,
    held,
    busy: act.isPending && act.variables.id === id ? act.variables.body.action : undefined,
    trouble: trouble.id === id ? trouble.text : '',
    send,
    /** Opens what a step asks; a step that asks nothing is taken at once. */
    begin: (action: StaffAction) => {
      setTrouble({ id, text: '' });
      if (isDirect(action)) send(action);
      else hold({ ...CLOSED, action });
    },
    /** Away from the step; a notice of correction that was begun is kept. */
    leave: () => {
      setTrouble({ id, text: '' });
      hold(CLOSED);
    },
    write: (draft: Draft) => {
      keepDraft(user?.id, id, draft);
      hold({ draft });
    },
    /** Opens the preview of a notice in which nothing is missing. */
    preview: () => {
      const { materials = [] } = query.data ?? {};
      hold({ isChecked: true, isPreviewing: complaintsOf(held.draft, materials, today()).length === 0 });
    },
    edit: () => hold({ isPreviewing: false }),
    more: (isMore: boolean) => hold({ isMore }),
  };
}
export type CaseDesk = ReturnType<typeof useCaseDesk>;
