import { useEffect, useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { paths, replace } from '../paths';
import { vibrate } from '../platform';
import { useCheckIn } from './api';
import { handOver, takeHanded } from './handed-code';
import { isCertificateCode, readCode } from './read-code';
import { accepted, refused, unreadable, type Verdict } from './verdict';

const FELT = { green: 'once', amber: 'twice', red: 'long', grey: 'long' } as const;

/** From a code to a verdict; `next` clears it for the next visitor. A code that another page handed over goes first. */
export function useCheckInDesk() {
  const check = useCheckIn();
  const keys = useIntentionKeys();
  const [verdict, setVerdict] = useState<Verdict>();
  const [handed, setHanded] = useState(takeHanded);
  const show = (one: Verdict) => {
    vibrate(FELT[one.tone]);
    setHanded(undefined);
    setVerdict(one);
  };
  const submit = (text: string) => {
    if (check.isPending || text.trim() === '') return;
    if (isCertificateCode(text)) {
      handOver(text);
      replace(paths.verify());
      return;
    }
    const body = readCode(text);
    if (!body) {
      show(unreadable);
      return;
    }
    check.mutate(
      { body, key: keys.keyFor(text) },
      {
        onSuccess: (checked) => {
          keys.renew();
          show(accepted(checked));
        },
        onError: (error) => show(refused(error)),
      },
    );
  };
  useEffect(() => {
    if (handed !== undefined) submit(handed);
  }, []);
  return { verdict, submit, isChecking: check.isPending || handed !== undefined, next: () => setVerdict(undefined) };
}
