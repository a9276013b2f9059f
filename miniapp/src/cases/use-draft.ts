import { useDidHide } from '@tarojs/taro';
import type { Case } from '@yichuang/contract/cases/case';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { NoAnswerError } from '../api/failure';
import { useOnline } from '../api/use-online';
import { useSaveForm } from './draft-api';
import { DraftKeeper } from './draft-keeper';
import { dropKept, isSignedIn, keepDraft, readKept } from './draft-store';

/** The draft of a case while its page is open; `userId` is who writes it. */
export function useDraft({ id, answers, etag }: Case, userId: string) {
  const save = useSaveForm(id);
  const latest = useRef(save);
  latest.current = save;
  const [keeper] = useState(
    () =>
      new DraftKeeper({ answers, etag }, readKept(userId, id), {
        // a form that closes late sends nothing in the name of whoever came next
        save: async (written, tag) => {
          if (!isSignedIn(userId)) throw new NoAnswerError(id);
          return latest.current(written, tag);
        },
        keep: (draft) => keepDraft(userId, id, draft),
        drop: () => dropKept(userId, id),
      }),
  );
  const view = useSyncExternalStore(keeper.subscribe, keeper.read);
  const isOnline = useOnline();
  useEffect(() => {
    if (isOnline) void keeper.flush();
  }, [isOnline, keeper]);
  useDidHide(() => void keeper.flush());
  useEffect(
    () => () => {
      void keeper.flush();
      keeper.stop();
    },
    [keeper],
  );
  return { view, keeper };
}
