import type { Presentation } from '@yichuang/contract/certificates/certificate';
import { present, stopPresenting } from '@yichuang/contract/certificates/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isRefused, NoAnswerError, RefusedError } from '../api/failure';
import { ask } from '../api/request';
import { useOnline } from '../api/use-online';
import { now } from '../clock';
import { lifeOf } from './presentation-life';

/** What stands in the place of the code. A code is in the state only while it may be shown. */
export type OnShow =
  | { kind: 'asking' }
  | { kind: 'code'; code: Presentation; renewAt: number; endsAt: number }
  | { kind: 'covered'; error: unknown }
  /** `isSure`: the server has confirmed that the code is dead; otherwise it dies by itself. */
  | { kind: 'stopped'; isSure: boolean };

const ASKING: OnShow = { kind: 'asking' };
const noNetwork = (): OnShow => ({ kind: 'covered', error: new NoAnswerError('no code without a network') });

const RETRY_MS = 5_000;
/** The network or a server may come back; a refusal of this certificate does not change by asking. */
const mayPass = (error: unknown) => !(error instanceof RefusedError) || error.problem.status >= 500;

async function nextCode(id: string): Promise<OnShow> {
  const askedAt = now();
  try {
    const code = await ask(present, { params: { id }, body: {} });
    return { kind: 'code', code, ...lifeOf(code, askedAt) };
  } catch (error) {
    return { kind: 'covered', error };
  }
}

async function isStopped(id: string, code: Presentation): Promise<boolean> {
  try {
    await ask(stopPresenting, { params: { id, presentationId: code.id } });
    return true;
  } catch (error) {
    return isRefused(error, 'NOT_FOUND');
  }
}

/** Renews the code before its end, takes it away at its end when no other came, and then keeps trying. */
function useLife(shown: OnShow, renew: () => void, cover: () => void) {
  useEffect(() => {
    if (shown.kind === 'covered' && mayPass(shown.error)) {
      const timer = setTimeout(renew, RETRY_MS);
      return () => clearTimeout(timer);
    }
    if (shown.kind !== 'code') return;
    const timers = [setTimeout(renew, shown.renewAt - now()), setTimeout(cover, shown.endsAt - now())];
    return () => timers.forEach(clearTimeout);
  }, [shown, renew, cover]);
}

/**
 * The life of the code on the screen: asked for when the page is looked at, renewed before its end, gone when hidden,
 * covered without a network. An answer that comes after any of these is for a code that nobody waits for.
 */
export function usePresentation(id: string, isWanted: boolean) {
  const isOnline = useOnline();
  const [shown, setShown] = useState<OnShow>(ASKING);
  const [hasStopped, setHasStopped] = useState(false);
  const turn = useRef(0);
  const last = useRef<Presentation>();
  const renew = useCallback(() => {
    const mine = ++turn.current;
    const show = async () => {
      const next = await nextCode(id);
      if (mine !== turn.current) return;
      if (next.kind === 'code') last.current = next.code;
      setShown(next);
    };
    void show();
  }, [id]);
  const cover = useCallback(() => setShown(noNetwork()), []);
  useLife(shown, renew, cover);
  useEffect(() => {
    if (hasStopped) return;
    setShown(isOnline || !isWanted ? ASKING : noNetwork());
    if (isOnline && isWanted) renew();
    return () => {
      turn.current++;
    };
  }, [hasStopped, isOnline, isWanted, renew]);
  const stop = async () => {
    setHasStopped(true);
    const code = last.current;
    setShown({ kind: 'stopped', isSure: false });
    if (!code || (await isStopped(id, code))) setShown({ kind: 'stopped', isSure: true });
  };
  const retry = () => {
    setShown(ASKING);
    renew();
  };
  return { shown, renew, retry, stop: () => void stop(), again: () => setHasStopped(false) };
}
