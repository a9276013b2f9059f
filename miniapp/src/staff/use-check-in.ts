import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { vibrate } from '../platform';
import { useCheckIn } from './api';
import { readCode } from './read-code';
import { accepted, refused, unreadable, type Verdict } from './verdict';

const FELT = { green: 'once', amber: 'twice', red: 'long', grey: 'long' } as const;

/** From a code to a verdict; `next` clears it for the next visitor. */
export function useCheckInDesk() {
  const check = useCheckIn();
  const keys = useIntentionKeys();
  const [verdict, setVerdict] = useState<Verdict>();
  const show = (one: Verdict) => {
    vibrate(FELT[one.tone]);
    setVerdict(one);
  };
  const submit = (text: string) => {
    if (check.isPending || text.trim() === '') return;
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
  return { verdict, submit, isChecking: check.isPending, next: () => setVerdict(undefined) };
}
