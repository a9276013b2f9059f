import { useMutation } from '@tanstack/react-query';
import { recordConsent } from '@yichuang/contract/delegations/contract';
import { useState } from 'react';
import { failureText, RefusedError } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { ask } from '../api/request';
import { today } from '../clock';
import { EMPTY, FIELD_OF, missingIn, requestOf, type ConsentForm } from './consent-form';

/** What the server found wrong, by field; what belongs to none is said above the button. */
function errorsIn(error: unknown) {
  const errors = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  const known = errors.flatMap(({ path, message }) => {
    const name = FIELD_OF[path] ?? FIELD_OF[path.split('.').slice(0, 3).join('.')];
    return name === undefined ? [] : [[name, message] as const];
  });
  return Object.fromEntries(known) as Partial<Record<keyof ConsentForm, string>>;
}

/** One consent at the counter, from empty form to registered delegation. */
export function useConsent() {
  const keys = useIntentionKeys();
  const [values, setValues] = useState(EMPTY);
  const [isChecked, setChecked] = useState(false);
  const record = useMutation({
    mutationFn: (body: ReturnType<typeof requestOf>) =>
      ask(recordConsent, { body }, { idempotencyKey: keys.keyFor(JSON.stringify(body)) }),
    onSuccess: keys.renew,
  });
  const missing = missingIn(values);
  const refused = errorsIn(record.error);
  const failure = record.error ? failureText(record.error) : undefined;
  return {
    values,
    isChecked,
    isBusy: record.isPending,
    done: record.data,
    trouble: failure ? `${failure.title}。${failure.detail}。` : '',
    errorOf: (name: keyof ConsentForm) => (isChecked ? missing[name] : undefined) ?? refused[name],
    set: (change: Partial<ConsentForm>) => setValues((now) => ({ ...now, ...change })),
    submit: () => {
      setChecked(true);
      if (Object.keys(missing).length === 0 && values.wasReadOut) record.mutate(requestOf(values, today()));
    },
    clear: () => {
      record.reset();
      setValues(EMPTY);
      setChecked(false);
    },
  };
}
export type Consent = ReturnType<typeof useConsent>;
