import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/** As long as a person has to take it back (flow of dangerous actions: 5 s). */
const UNDO_MS = 5000;

/**
 * Something done five seconds after it was asked for, so that it can be taken back; at once when another is asked for or
 * the page is left. `waiting` is what can still be taken back.
 */
export function useUndoable(act: (id: string) => void) {
  const [waiting, setWaiting] = useState<string>();
  const held = useRef<{ id: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const take = () => {
    const one = held.current;
    if (one) clearTimeout(one.timer);
    held.current = undefined;
    return one?.id;
  };
  const finish = () => {
    const id = take();
    if (id === undefined) return;
    setWaiting(undefined);
    act(id);
  };
  // the newest, for the timer and for the page's end
  const last = useRef(finish);
  last.current = finish;
  useDidHide(() => last.current());
  useEffect(() => () => last.current(), []);
  return {
    waiting,
    start: (id: string) => {
      finish();
      held.current = { id, timer: setTimeout(() => last.current(), UNDO_MS) };
      setWaiting(id);
    },
    undo: () => {
      take();
      setWaiting(undefined);
    },
  };
}
