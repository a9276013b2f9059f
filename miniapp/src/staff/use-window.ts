import type { DeskWindow, WindowAction } from '@yichuang/contract/appointments/staff-contract';
import { useState } from 'react';
import { failureText, NoAnswerError, RefusedError } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { usePress } from './api';

/** What to tell the clerk when a press did not do what it says. */
function whatHappened(error: unknown): string {
  const { title, detail } = failureText(error);
  if (error instanceof NoAnswerError) return `${title}。再按一次不会重复叫号。`;
  if (error instanceof RefusedError && error.problem.status === 409) return `${title}。状态刚变过，页面已经更新。`;
  return `${title}。${detail}。`;
}

/** Same window, same ticket, same number of calls: a repeated press is the same intention. */
const intention = (action: WindowAction, { id, ticket }: DeskWindow) =>
  `${action} ${id} ${ticket?.id ?? ''} ${ticket?.calls ?? ''}`;

/** The buttons of one window. One press at a time; `message` says what came in between. */
export function useWindow() {
  const press = usePress();
  const keys = useIntentionKeys();
  const [message, setMessage] = useState('');
  const [isChaining, setIsChaining] = useState(false);

  const send = async (action: WindowAction, window: DeskWindow, areaId = ''): Promise<DeskWindow> => {
    const one = { windowId: window.id, key: keys.keyFor(`${intention(action, window)} ${areaId}`) };
    const after = await press.mutateAsync(action === 'transfer' ? { ...one, action, areaId } : { ...one, action });
    keys.renew();
    if (action === 'next' && after.ticket === null) setMessage('现在没有人在等。');
    return after;
  };

  const run = async (steps: () => Promise<unknown>) => {
    if (isChaining) return;
    setMessage('');
    setIsChaining(true);
    try {
      await steps();
    } catch (error) {
      setMessage(whatHappened(error));
    } finally {
      setIsChaining(false);
    }
  };

  return {
    message,
    busy: isChaining ? press.variables?.action : undefined,
    act: (action: WindowAction, window: DeskWindow) => void run(() => send(action, window)),
    transfer: (window: DeskWindow, areaId: string) => void run(() => send('transfer', window, areaId)),
    /** 办完，叫下一位: two steps; when the second fails the window is free and says so. */
    finishAndNext: (window: DeskWindow) => void run(async () => send('next', await send('finish', window))),
  };
}
export type WindowPress = ReturnType<typeof useWindow>;
