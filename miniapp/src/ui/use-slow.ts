import { useEffect, useState } from 'react';

/** `nothing` for 300 ms, then `waiting`, after 8 s `slow`: so quick answers do not flicker and slow ones are explained. */
export function useSlow(isWaiting: boolean): 'nothing' | 'waiting' | 'slow' {
  const [stage, setStage] = useState<'nothing' | 'waiting' | 'slow'>('nothing');
  useEffect(() => {
    setStage('nothing');
    if (!isWaiting) return;
    const timers = [setTimeout(() => setStage('waiting'), 300), setTimeout(() => setStage('slow'), 8000)];
    return () => timers.forEach(clearTimeout);
  }, [isWaiting]);
  return stage;
}
