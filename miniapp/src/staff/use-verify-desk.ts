import { useMutation } from '@tanstack/react-query';
import type { Verification } from '@yichuang/contract/certificates/certificate';
import { verifyCertificate } from '@yichuang/contract/certificates/contract';
import { useEffect, useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { ask } from '../api/request';
import { paths, replace } from '../paths';
import { vibrate } from '../platform';
import { deviceId } from './device-id';
import { handOver, takeHanded } from './handed-code';
import { isCertificateCode, readCode } from './read-code';
import type { Verdict } from './verdict';
import { NOT_A_CERTIFICATE, notVerified, verificationVerdict } from './verification-words';

export type Checked = { verdict: Verdict; verification?: Verification };

/** The contract's limit on a code. */
const LONGEST = 512;

const useVerify = () =>
  useMutation({
    mutationFn: ({ qr, key }: { qr: string; key: string }) =>
      ask(verifyCertificate, { body: { qr, deviceId: deviceId() } }, { idempotencyKey: key }),
  });

/** From a code to a verdict; `next` clears it. A code that another page handed over is checked at once. */
export function useVerifyDesk() {
  const verify = useVerify();
  const keys = useIntentionKeys();
  const [handed] = useState(takeHanded);
  const [isChecking, setIsChecking] = useState(handed !== undefined);
  const [checked, setChecked] = useState<Checked>();
  const show = (one: Checked) => {
    vibrate(one.verdict.tone === 'green' ? 'once' : 'long');
    setIsChecking(false);
    setChecked(one);
  };
  const check = (qr: string) => {
    setIsChecking(true);
    verify.mutate(
      { qr, key: keys.keyFor(qr) },
      {
        onSuccess: (verification) => {
          keys.renew();
          show({ verdict: verificationVerdict(verification), verification });
        },
        // the key is kept: the same code, asked for again after a lost answer, gets the first answer
        onError: (error) => show({ verdict: notVerified(error) }),
      },
    );
  };
  const submit = (text: string) => {
    if (isChecking || text.trim() === '') return;
    if (isCertificateCode(text) && text.length <= LONGEST) check(text.trim());
    else if (readCode(text) !== undefined) {
      handOver(text);
      replace(paths.scan());
    } else show({ verdict: NOT_A_CERTIFICATE });
  };
  useEffect(() => {
    if (handed !== undefined) check(handed.trim());
  }, []);
  return { checked, submit, isChecking, next: () => setChecked(undefined) };
}
